//! Every way to show findings and diagnostics: one file a format.
