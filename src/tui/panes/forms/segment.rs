//! The form of a segment: its name, its filter, and the touch model it stands for.

use super::{boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Segment, SegmentId, TouchModel, query};
use crate::ops::Op;
use crate::store;
use crate::tui::form::{Field, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct SegmentForm {
    id: Option<SegmentId>,
    segment: Segment,
}

impl SegmentForm {
    pub fn open(cx: &Cx<'_>, id: Option<SegmentId>, filter: String) -> store::Result<Box<dyn Pane>> {
        let new = Segment { name: String::new(), filter, position: 0, touch_model: None };
        let segment = id.map(|id| needed::<Segment>(cx, id)).transpose()?.unwrap_or(new);
        let fields = vec![
            Field::line("name", "label-name", &segment.name).hint("form-hint-needed"),
            Field::line("filter", "segment-filter", &segment.filter).known(Known::Filter).hint("segment-hint-filter"),
            Field::choice("touch_model", "label-touch-model", Options::of_optional(cx.words, TouchModel::ALL, segment.touch_model))
                .hint("segment-hint-model"),
        ];
        boxed(cx, SegmentForm { id, segment }, fields)
    }
}

impl Subject for SegmentForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Segment, self.id.is_none())
    }

    fn about(&self) -> &str {
        ""
    }

    fn draft_name(&self) -> String {
        draft_name("segment", self.id.map(|id| id.0), None)
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let segment = Segment {
            name: values.text("name").unwrap_or_default(),
            filter: values.text("filter").unwrap_or_default(),
            touch_model: values.word("touch_model"),
            ..self.segment.clone()
        };
        values.check(&segment);
        if let Err(error) = query::parse(&segment.filter) {
            values.fault("filter", crate::domain::Invalid::NotAFilter(error.kind));
        }
        Some(Op::SaveSegment(self.id, segment))
    }
}
