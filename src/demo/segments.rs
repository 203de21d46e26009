//! The views a manager would have saved: what is in danger, who is silent, and two rules for touch models.

use super::Settings;
use crate::domain::{IdSource, Lang, Row, Segment, SegmentId, TouchModel};

/// Name, filter and touch model of each segment, in their order.
type Saved = &'static [(&'static str, &'static str, Option<TouchModel>)];

const ENGLISH: Saved = &[
    ("In danger, renews soon", "band:red,yellow renews<90d churned:none", None),
    ("Silent", "touch:none>30d churned:none", None),
    ("Unhappy", "(nps:detractor OR csat<=2) churned:none", None),
    ("Large", "arr>=40K churned:none", Some(TouchModel::High)),
    ("Small", "arr<10K churned:none", Some(TouchModel::Tech)),
];

const JAPANESE: Saved = &[
    ("更新間近で要注意", "状態:危険、注意 更新<90日 解約:なし", None),
    ("しばらく接点なし", "接点:なし>30日 解約:なし", None),
    ("不満の声", "(nps:批判者 または 満足度<=2) 解約:なし", None),
    ("大口", "ARR>=500万 解約:なし", Some(TouchModel::High)),
    ("小口", "ARR<100万 解約:なし", Some(TouchModel::Tech)),
];

/// Names the ids of segments apart from those of the accounts' rows.
const SEED: u64 = 0x5e67_6d65;

/// Returns the saved segments of a sample book.
pub fn segments(settings: &Settings) -> Vec<Row<SegmentId, Segment>> {
    let saved = if settings.lang == Lang::Ja { JAPANESE } else { ENGLISH };
    let mut ids = IdSource::seeded(settings.seed ^ SEED);
    let at = settings.today.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let segment = |(position, (name, filter, touch_model)): (u32, &(&str, &str, Option<TouchModel>))| Row {
        id: SegmentId(ids.next(at)),
        fields: Segment { name: (*name).to_owned(), filter: (*filter).to_owned(), position, touch_model: *touch_model },
    };
    (0_u32..).zip(saved).map(segment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::parse;

    #[test]
    fn both_languages_save_the_same_conditions() {
        assert_eq!(ENGLISH.len(), JAPANESE.len());
        for ((_, english, model), (_, japanese, other)) in ENGLISH.iter().zip(JAPANESE) {
            let fields = |filter: &str| {
                let mut fields = Vec::new();
                parse(filter)
                    .expect(filter)
                    .each_term(&mut |term| fields.push(term.to_string().split([':', '<', '>']).next().map(str::to_owned)));
                fields
            };
            assert_eq!((fields(english), model), (fields(japanese), other), "{english}");
        }
    }
}
