catalogue! {
    UNKNOWN_ENDING = "E0901" Error "a file that is no kind of draft";
    NOT_UTF8 = "E0902" Error "a draft that is not UTF-8";
    TOO_LARGE = "E0903" Error "a draft larger than any draft";
    NOT_WORD = "E0904" Error "a .docx that is not a Word document";
    SWOLLEN = "E0905" Error "a .docx that unpacks to far more than its size";
    ENTITIES = "E0906" Error "a .docx with entities of its own";
    BROKEN_XML = "E0907" Error "a .docx whose XML is broken";
    IGNORE_WITHOUT_REASON = "W0901" Warning "an ignore without a reason";
    IDLE_IGNORE = "W0902" Warning "an ignore that silences nothing";
    NUMBER_WORDS = "draft/number-words" Error "a number in words and digits that differ";
    BLANK = "draft/blank" Warning "a place left to be filled in";
    CROSS_REFERENCE = "draft/cross-reference" Error "a reference to a section that is not there";
    REFERENCE_CAPTION = "draft/reference-caption" Error "a reference with the caption of another section";
    MISSING_ATTACHMENT = "draft/missing-attachment" Warning "an attachment that is not attached";
}
