//! Rules over a world in, findings out: verdict, days and the words that make it so. Nothing is printed here.

mod aggregate;
mod arithmetic;
mod breaks;
mod compare;
mod condition;
mod context;
mod exchange;
mod expression;
mod index;
mod phrase;
mod predicate;
mod profile;
mod reason;
mod ruling;
mod stakes;
mod time_words;
mod truth;
mod value;
mod whole;
mod words;
mod worlds;
