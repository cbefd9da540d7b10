//! Rules over a world in, findings out: verdict, days and the words that make it so. Nothing is printed here.
