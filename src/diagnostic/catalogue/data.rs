catalogue! {
    NO_SUCH_MODULE = "E0821" Error "there is no such shipped module";
    NOT_UTF8 = "E0822" Error "a file is not UTF-8";
    FILE_NOT_FOUND = "E0826" Error "a file cannot be read";
}
