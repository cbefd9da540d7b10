catalogue! {
    NO_SUCH_MODULE = "E0821" Error "there is no such shipped module";
    FILE_NOT_FOUND = "E0826" Error "a file cannot be read";
}
