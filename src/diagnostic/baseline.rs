//! A report in, the list of what it found out, to be left out of later reports.
