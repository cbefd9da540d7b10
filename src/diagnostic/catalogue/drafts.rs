//! `E09xx` and the lints of drafts, `draft/…`.

use super::{Code, Entry, Severity};

catalogue! {
    UNKNOWN_ENDING = "E0901" Error "a file that is no kind of draft";
    NOT_UTF8 = "E0902" Error "a draft that is not UTF-8";
    TOO_LARGE = "E0903" Error "a draft larger than any draft";
    NOT_WORD = "E0904" Error "a .docx that is not a Word document";
    SWOLLEN = "E0905" Error "a .docx that unpacks to far more than its size";
    ENTITIES = "E0906" Error "a .docx with entities of its own";
    BROKEN_XML = "E0907" Error "a .docx whose XML is broken";
    PROOFREADING_FAILED = "E0908" Error "a draft at which the program failed";
    WITHOUT_WORDS = "E0909" Error "a .docx without a word that can be read";
    IGNORE_WITHOUT_REASON = "W0901" Warning "an ignore without a reason";
    IDLE_IGNORE = "W0902" Warning "an ignore that silences nothing";
    NUMBER_WORDS = "draft/number-words" Error "a number in words and digits that differ";
    BLANK = "draft/blank" Warning "a place left to be filled in";
    CROSS_REFERENCE = "draft/cross-reference" Error "a reference to a section that is not there";
    REFERENCE_CAPTION = "draft/reference-caption" Error "a reference with the caption of another section";
    MISSING_ATTACHMENT = "draft/missing-attachment" Warning "an attachment that is not attached";
    DUPLICATE_DEFINITION = "draft/duplicate-definition" Warning "a term that is defined twice";
    UNUSED_DEFINITION = "draft/unused-definition" Warning "a defined term that is never used";
    DEFINITION_POINTER = "draft/definition-pointer" Warning "a definition that points where the term is not";
    CAPITALISATION = "draft/capitalisation" Warning "a defined term written small";
    DATE = "draft/date" Error "a date that cannot be or contradicts another";
    PARTY_NAME = "draft/party-name" Warning "a party whose name changes";
    REPEATED_WORD = "draft/repeated-word" Warning "a word or phrase written twice";
    UNPAIRED = "draft/unpaired" Warning "a bracket or quotation mark without its other half";
    LEFTOVER_MARKUP = "draft/leftover-markup" Error "tracked changes, comments and notes left over";
    MISSPELT_TERM = "draft/misspelt-term" Warning "a word that is a defined term but for one letter";
    MISSPELLING = "draft/misspelling" Warning "a word that is none, or another than was meant";
    GRAMMAR = "draft/grammar" Warning "words that do not go together in a sentence";
    PUNCTUATION = "draft/punctuation" Warning "marks side by side, in mid-sentence, or without a space";
    NUMBERING = "draft/numbering" Warning "section numbers with a gap or twice the same";
    TYPED_NUMBER = "draft/typed-number" Note "a typed number among those that Word counts";
    UNIT = "draft/unit" Warning "business days that are not defined, and a time without its unit";
    CURRENCY = "draft/currency" Warning "an amount whose currency is not clear";
    ADDRESS = "draft/address" Warning "one address in two ways";
    CONTRADICTION = "draft/contradiction" Warning "words that take each other back";
    NO_END = "draft/no-end" Warning "an exclusive right without an end";
    UNDEFINED_TERM = "draft/undefined-term" Note "a capitalised term that is not defined";
    MODAL_VERB = "draft/modal-verb" Note "shall, will, must and may mixed up";
    VAGUE = "draft/vague" Note "words that leave the duty open";
    DOUBLE_NEGATIVE = "draft/double-negative" Note "two negatives where one yes would do";
    NEGATED_AND = "draft/negated-and" Note "an `and` between two negated conditions";
    HIDDEN = "draft/hidden" Warning "words or signs that a reader does not see";
    IGNORED = "draft/ignored" Warning "a draft that asks to be passed over";
    HIGHLIGHTED = "draft/highlighted" Note "words marked with a colour";
    DRIFT = "draft/drift" Warning "a draft that says other than the terms";
    UNTIED = "draft/untied" Note "operative words that no term has";
}

/// The lints whose notes are told only where somebody asks for style: they are about how something is said, or wrong too often.
pub const STYLE: &[Code] = &[UNDEFINED_TERM, MODAL_VERB, VAGUE, DOUBLE_NEGATIVE, NEGATED_AND];

/// The lints that are errors in a draft that is to be signed: they find what was left open.
pub const OPEN: &[Code] = &[BLANK, LEFTOVER_MARKUP, HIGHLIGHTED];
