//! Work on many things in, done by as many threads as there are out; without the feature `parallel`, by this one.
//!
//! The names are those of rayon, so that whoever knows it can read what uses them. The outcome never hangs on how many threads
//! there are: both ways keep the order of the things.

#[cfg(feature = "parallel")]
pub(crate) use rayon::{current_num_threads as threads, join, prelude::*};

#[cfg(not(feature = "parallel"))]
pub(crate) use in_turn::*;

#[cfg(not(feature = "parallel"))]
mod in_turn {
    /// There is this one.
    pub(crate) fn threads() -> usize {
        1
    }

    /// Does both, one after the other.
    pub(crate) fn join<A, B>(first: impl FnOnce() -> A, second: impl FnOnce() -> B) -> (A, B) {
        (first(), second())
    }

    /// A list whose parts are looked at in turn.
    pub(crate) trait ParallelSlice<T> {
        fn par_iter(&self) -> std::slice::Iter<'_, T>;
        fn par_chunks(&self, size: usize) -> std::slice::Chunks<'_, T>;
    }

    impl<T> ParallelSlice<T> for [T] {
        fn par_iter(&self) -> std::slice::Iter<'_, T> {
            self.iter()
        }

        fn par_chunks(&self, size: usize) -> std::slice::Chunks<'_, T> {
            self.chunks(size)
        }
    }

    /// What is taken apart in turn.
    pub(crate) trait IntoParallelIterator: IntoIterator + Sized {
        fn into_par_iter(self) -> Self::IntoIter {
            self.into_iter()
        }
    }

    impl<T: IntoIterator> IntoParallelIterator for T {}

    /// A list that grows in turn.
    pub(crate) trait ParallelExtend<T>: Extend<T> {
        fn par_extend(&mut self, more: impl IntoIterator<Item = T>) {
            self.extend(more);
        }
    }

    impl<T> ParallelExtend<T> for Vec<T> {}

    /// What rayon's iterators can do and those of the standard library cannot, or call otherwise.
    pub(crate) trait ParallelIterator: Iterator + Sized {
        /// As there is one thread, it has all of the work.
        fn with_min_len(self, _least: usize) -> Self {
            self
        }

        /// `change`, with something that one thread makes once and uses for all it does.
        fn map_init<S, T>(
            self,
            init: impl Fn() -> S,
            change: impl Fn(&mut S, Self::Item) -> T,
        ) -> impl Iterator<Item = T> {
            let mut state = init();
            self.map(move |item| change(&mut state, item))
        }

        fn flat_map_iter<T: IntoIterator>(
            self,
            change: impl Fn(Self::Item) -> T,
        ) -> impl Iterator<Item = T::Item> {
            self.flat_map(change)
        }

        fn flatten_iter(self) -> impl Iterator<Item = <Self::Item as IntoIterator>::Item>
        where
            Self::Item: IntoIterator,
        {
            self.flatten()
        }
    }

    impl<I: Iterator> ParallelIterator for I {}
}
