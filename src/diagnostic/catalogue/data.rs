catalogue! {
    SETTINGS_NOT_TOML = "E0801" Error "the project file is not TOML";
    UNKNOWN_SETTING = "E0802" Error "a setting that means nothing";
    SETTING_OF_WRONG_TYPE = "E0803" Error "a setting of the wrong type";
    NO_SUCH_CHOICE = "E0804" Error "a setting that is none of its choices";
    NOT_A_DAY = "E0805" Error "a setting that is no day";
    UNKNOWN_CODE = "E0806" Error "a setting names a code that does not exist";
    ERROR_ALLOWED = "E0807" Error "an error cannot be allowed";
    DENIED_AND_ALLOWED = "E0808" Error "a code is both denied and allowed";
    IGNORE_WITHOUT = "E0809" Error "an ignore does not say which lint or file";
    NOT_A_LINT = "E0810" Error "an ignore of what is no lint";
    SETTING_IGNORES_WITHOUT_REASON = "W0811" Warning "a setting ignores a lint without a reason";
    SETTING_IGNORES_NOTHING = "W0812" Warning "a setting ignores a lint that reports nothing";
    NO_SUCH_MODULE = "E0821" Error "there is no such shipped module";
    FILE_NOT_FOUND = "E0826" Error "a file cannot be read";
}
