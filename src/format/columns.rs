//! Lines in, text out: sets neighbouring rows and neighbouring comments in columns.

use unicode_width::UnicodeWidthStr;

use super::WIDTH;
use super::print::Line;

/// The least space between words and the comment behind them.
const BEFORE_COMMENT: usize = 2;

/// Writes the lines, each begun by `margin` and ended by `line_end`.
pub(super) fn write(mut lines: Vec<Line<'_>>, margin: &str, line_end: &str, text: &mut String) {
    for run in lines.chunk_by_mut(|above, below| {
        let (above, row) = (above.row.map(|(row, _)| row), below.row.map(|(row, _)| row));
        !below.blank && row.is_some() && above == row
    }) {
        align_rows(run);
    }
    let mut columns = Vec::with_capacity(lines.len());
    for run in
        lines.chunk_by(|above, below| !below.blank && above.comment.is_some() && below.comment.is_some())
    {
        columns.extend(std::iter::repeat_n(comment_column(run), run.len()));
    }
    for (at, (line, column)) in lines.iter().zip(columns).enumerate() {
        if line.blank {
            text.push_str(margin.trim_end());
            text.push_str(line_end);
        }
        // The margin of the first line stands before the block.
        if at > 0 {
            text.push_str(margin);
        }
        spaces(text, line.indent);
        text.push_str(&line.words);
        if let Some(comment) = line.comment {
            spaces(text, column.saturating_sub(line.indent + line.width));
            text.push_str(comment.text);
        }
        text.push_str(line_end);
    }
}

/// Gives the second columns of a run of rows one place, unless a line would become too long.
fn align_rows(run: &mut [Line<'_>]) {
    let stop_of = |line: &Line<'_>| Some(line.words.get(..line.row?.1?)?.width());
    let Some(widest) = run.iter().filter_map(stop_of).max() else { return };
    // Set in columns up to the one that is too long, the rows around it would jump when it is edited. So it is all or none.
    if run
        .iter()
        .any(|line| stop_of(line).is_some_and(|stop| line.indent + line.width + widest - stop > WIDTH))
    {
        return;
    }
    for line in run {
        if let (Some(stop), Some((_, Some(at)))) = (stop_of(line), line.row) {
            let padding = widest - stop;
            line.words.insert_str(at, &" ".repeat(padding));
            line.width += padding;
        }
    }
}

/// Where the comments of neighbouring lines begin: where they were, if they stood in one column and the words before them have
/// not moved; else as near as they can.
fn comment_column(run: &[Line<'_>]) -> usize {
    let nearest = run.iter().map(|line| line.indent + line.width + BEFORE_COMMENT).max().unwrap_or(0);
    let Some(column) = run.iter().find_map(|line| line.comment).map(|comment| comment.column) else {
        return nearest;
    };
    let stays = |line: &Line<'_>| {
        line.comment
            .is_some_and(|comment| comment.column == column && comment.after == line.indent + line.width)
    };
    // A column that somebody chose is theirs. Once words have moved it means nothing any more, and what is laid out must be laid
    // out the same when it is formatted again.
    if column >= nearest && run.iter().all(stays) { column } else { nearest }
}

fn spaces(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n(' ', count));
}
