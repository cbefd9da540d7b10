//! Errors of the world outside the language in; what a terminal shows of them out.

use std::fmt::Display;

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use crate::project::LoadProblem;
use crate::project::settings::{SettingsProblem, SettingsText};

impl Diagnostic for LoadProblem {
    fn code(&self) -> Option<Box<dyn Display + '_>> {
        Some(Box::new(LoadProblem::code(self)))
    }

    fn help(&self) -> Option<Box<dyn Display + '_>> {
        LoadProblem::help(self).map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        settings(self)?.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        settings(self)?.labels()
    }

    fn related(&self) -> Option<Box<dyn Iterator<Item = &dyn Diagnostic> + '_>> {
        settings(self)?.related()
    }
}

fn settings(problem: &LoadProblem) -> Option<&SettingsProblem> {
    match problem {
        LoadProblem::Settings(settings) => Some(settings),
        _ => None,
    }
}

impl Diagnostic for SettingsProblem {
    fn code(&self) -> Option<Box<dyn Display + '_>> {
        Some(Box::new(self.catalogue_code().id()))
    }

    fn help(&self) -> Option<Box<dyn Display + '_>> {
        SettingsProblem::help(self).map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.file().map(|file| file as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.file()?;
        let label = LabeledSpan::new_with_span(Some(self.label().to_owned()), self.span());
        Some(Box::new(std::iter::once(label)))
    }

    fn related(&self) -> Option<Box<dyn Iterator<Item = &dyn Diagnostic> + '_>> {
        let mut others = self.all().skip(1).map(|other| other as &dyn Diagnostic).peekable();
        others.peek()?;
        Some(Box::new(others))
    }
}

impl SourceCode for SettingsText {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, lines_before, lines_after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            read.data(),
            *read.span(),
            read.line(),
            read.column(),
            read.line_count(),
        )))
    }
}
