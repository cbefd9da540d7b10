//! `E08xx`: agreement data, files and settings.

use super::{Code, Entry, Severity};

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
    UNREADABLE = "E0820" Error "a path that is named cannot be read";
    NO_SUCH_MODULE = "E0821" Error "there is no such shipped module";
    UNKNOWN_ENDING = "E0824" Error "a file that Clausal does not read";
    NOTHING_FOUND = "E0825" Error "there is nothing to read";
    FILE_NOT_FOUND = "E0826" Error "a file cannot be read";
    NO_PATTERN = "E0827" Error "a pattern of the project file cannot be read";
    LEFT_OUT_OF_BUILD = "E0828" Error "a project needs what this build leaves out";
    CANNOT_BE_RUN = "E0829" Error "a command that cannot be run as it is asked";
    NO_TODAY = "E0830" Error "nobody knows which day it is";
    OUTSIDE = "E0831" Error "a text reaches outside of the project";
    NO_PLAIN_FILE = "E0832" Error "what a text names is no plain file";
    NO_CLAUSAL = "E0833" Error "a file that is used is no source of Clausal";
    NO_MATCH = "E0834" Error "a pattern of the project file matches nothing";
    NAMED_LIKE_A_MODULE = "W0835" Warning "a file is named like a shipped module";
    READING_FAILED = "E0836" Error "a file at which the program failed";
    NOT_JSON = "E0840" Error "a record of agreement data is not JSON";
    NOT_A_RECORD = "E0841" Error "a record is neither agreement nor amendment";
    UNKNOWN_KEY = "E0842" Error "agreement data has no such key";
    UNKNOWN_KIND = "E0843" Error "there is no such kind of term";
    UNKNOWN_WORD = "E0844" Error "a field or kind has no such word";
    WRONG_VALUE = "E0845" Error "a value is not of the sort that is wanted";
    MISSING_KEY = "E0846" Error "a key is missing";
    SAID_TWICE = "E0847" Error "something is said twice";
    BAD_NAME = "E0848" Error "a string is not a name";
    NAME_TAKEN = "E0849" Error "a name is there already";
    UNKNOWN_TARGET = "E0850" Error "an amendment names what is not there";
    UNTIL_A_PERIOD = "E0851" Error "`until` takes a day or an event";
    TWO_ENDS = "E0852" Error "two ends where one may stand";
    UNKNOWN_EVENT = "E0853" Error "there is no such event";
    AMBIGUOUS_PARTY = "E0854" Error "a legal name means several parties";
    BROKEN_OFF = "E0855" Error "a data file cannot be read to its end";
    HIDDEN = "E0857" Error "a name with a character that nobody sees";
    LEFT_OUT = "W0856" Warning "an amendment is left out with its agreement";
}
