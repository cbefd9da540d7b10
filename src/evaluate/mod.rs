//! Rules over a world in, findings out: verdict, days and the words that make it so. Nothing is printed here.

mod aggregate;
mod arithmetic;
mod compare;
mod condition;
mod context;
mod exchange;
mod expression;
mod index;
mod phrase;
mod reason;
mod truth;
mod value;
