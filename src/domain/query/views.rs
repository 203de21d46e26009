//! Puts saved segments in the place of their names.

use super::ast::{Filter, Term};
use super::error::{QueryErrorKind, nearest};
use super::{folded, parser};

/// Replaces every `@name` by the filter of that segment, which may name others; `views` are names and filters as written.
///
/// The error is about the segment, not about a place in the text: its span is empty where it lies inside another segment.
pub fn expanded(filter: &Filter, views: &[(String, String)]) -> Result<Filter, QueryErrorKind> {
    expand(filter, views, &mut Vec::new())
}

fn expand(filter: &Filter, views: &[(String, String)], path: &mut Vec<String>) -> Result<Filter, QueryErrorKind> {
    filter.try_map_terms(&mut |term| {
        let Term::View(name) = term else { return Ok(Filter::Term(term.clone())) };
        let wanted = folded(name);
        let known = views.iter().find(|(known, _)| folded(known) == wanted);
        let Some((known, text)) = known else {
            let nearest = nearest(name, views.iter().map(|(known, _)| known.as_str()));
            return Err(QueryErrorKind::UnknownView { name: name.clone(), nearest });
        };
        if path.contains(known) {
            let path = path.iter().skip_while(|step| *step != known).chain([known]).cloned().collect();
            return Err(QueryErrorKind::ViewCycle { path });
        }
        path.push(known.clone());
        let inner = parser::parse(text).map_err(|error| error.kind)?;
        let inner = expand(&inner, views, path);
        path.pop();
        inner
    })
}
