//! Initiatives a manager would have tried, and the stories that came of them. Which accounts they are for is chosen where scores
//! are known.

use super::Settings;
use crate::domain::{
    AccountId, ActionKind, EventId, IdSource, Initiative, InitiativeId, Lang, Member, MemberId, Row, Story, StoryId, Verdict,
};
use chrono::{Days, NaiveDate};

/// Whom an initiative is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Those who stood badly at the start, of whom most stand better at the end.
    Recovered,
    /// Those of its filter who stood worst on the day before the start.
    Worst,
    /// Those who were asked to its event.
    Asked,
    /// Those whom its filter finds today.
    Filter,
}

/// An initiative, and whom it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    pub row: Row<InitiativeId, Initiative>,
    pub chosen: Chosen,
}

/// The words of an initiative, with its days from today.
struct Words {
    title: &'static str,
    hypothesis: &'static str,
    filter: &'static str,
    action: &'static str,
    learned: Option<&'static str>,
    next: Option<&'static str>,
}

/// What is alike in both languages.
struct Shape {
    chosen: Chosen,
    action: ActionKind,
    measure: &'static str,
    /// Days from today to the first and to the last.
    days: (i64, i64),
    verdict: Option<Verdict>,
}

const SHAPES: [Shape; 4] = [
    Shape { chosen: Chosen::Recovered, action: ActionKind::Playbook, measure: "health", days: (-150, -61), verdict: Some(Verdict::Adopt) },
    Shape { chosen: Chosen::Asked, action: ActionKind::Event, measure: "touches", days: (-151, -92), verdict: Some(Verdict::Drop) },
    Shape { chosen: Chosen::Worst, action: ActionKind::Playbook, measure: "health", days: (-35, 25), verdict: None },
    Shape { chosen: Chosen::Filter, action: ActionKind::Other, measure: "renewal_rate", days: (14, 104), verdict: None },
];

const ENGLISH: [Words; 4] = [
    Words {
        title: "Call every account that slips",
        hypothesis: "Who is called within a week of slipping, and gets one thing solved, comes back to a good score within a quarter.",
        filter: "score<92 churned:none",
        action: "recovery",
        learned: Some("One call with one open matter solved did more than three mails. Where the champion had gone, it did nothing."),
        next: Some("Call in the first week as a rule; where the champion has gone, find a new one first."),
    },
    Words {
        title: "Newsletter to wake up quiet accounts",
        hypothesis: "A newsletter with reports to copy brings quiet accounts back into a conversation.",
        filter: "touch:none>30d churned:none",
        action: "",
        learned: Some("It was read and nobody wrote back. A mail to many is no conversation."),
        next: Some("Stop it; spend the hours on calls."),
    },
    Words {
        title: "Weekly half hour for the worst ten",
        hypothesis: "Ten accounts with a fixed half hour each week move up by ten points in two months.",
        filter: "score<75 churned:none",
        action: "recovery",
        learned: None,
        next: None,
    },
    Words {
        title: "Value review before the notice deadline",
        hypothesis: "Who sees the value in figures before notice can be given renews more often.",
        filter: "renews<120d churned:none",
        action: "One page with goals, use and savings, gone through with the decision maker",
        learned: None,
        next: None,
    },
];

const JAPANESE: [Words; 4] = [
    Words {
        title: "スコア低下から1週間以内に電話",
        hypothesis: "低下から1週間以内に電話し、懸案を一つ解決すれば、四半期のうちにスコアが戻る。",
        filter: "点数<92 解約:なし",
        action: "recovery",
        learned: Some("懸案を一つ解決した電話一本は、メール三通より効いた。推進者が不在の顧客には効かなかった。"),
        next: Some("最初の1週間の電話を標準にする。推進者が不在なら、先に後任を見つける。"),
    },
    Words {
        title: "静かな顧客へのニュースレター",
        hypothesis: "真似できるレポートを載せたニュースレターで、静かな顧客との会話が戻る。",
        filter: "接点:なし>30日 解約:なし",
        action: "",
        learned: Some("読まれたが、返信はなかった。一斉配信は会話にならない。"),
        next: Some("やめる。その時間を電話に充てる。"),
    },
    Words {
        title: "要注意10社と毎週30分",
        hypothesis: "毎週30分の定例を決めた10社は、2か月で10点上がる。",
        filter: "点数<75 解約:なし",
        action: "recovery",
        learned: None,
        next: None,
    },
    Words {
        title: "通知期限前の成果確認会",
        hypothesis: "解約通知の前に成果を数字で見た顧客は、更新しやすい。",
        filter: "更新<120日 解約:なし",
        action: "目標・利用・削減額を1枚にまとめ、決裁者と確認する",
        learned: None,
        next: None,
    },
];

/// The words of a story: title, problem, what was done, result, the customer's own words, tags.
struct Tale {
    title: &'static str,
    problem: &'static str,
    action: &'static str,
    result: &'static str,
    quote: Option<&'static str>,
    tags: &'static str,
}

/// Days since each story, whether the customer may be named, and whether it came of the first initiative.
const TOLD: [Telling; 5] =
    [(48, Some(true), true), (75, None, true), (110, Some(false), false), (160, Some(true), false), (230, None, false)];

type Telling = (u64, Option<bool>, bool);

const ENGLISH_TALES: [Tale; 5] = [
    Tale {
        title: "From red to green in one quarter",
        problem: "Logins fell by half after a reorganisation; two tickets stood open for weeks.",
        action: "Called the new team lead in the same week, had both tickets solved, and walked three users through their own reports.",
        result: "Weekly users back to the old level after seven weeks; the renewal was signed early.",
        quote: Some("You called before we knew that we had a problem."),
        tags: "recovery, adoption, reorganisation",
    },
    Tale {
        title: "A new champion found in two weeks",
        problem: "The champion left; nobody answered mails any more.",
        action: "Asked the sponsor for ten minutes, showed what the team had built, and asked who should own it now.",
        result: "A new owner named after two weeks, a first workshop after four.",
        quote: None,
        tags: "champion, risk",
    },
    Tale {
        title: "Onboarding cut from 60 to 35 days",
        problem: "The first report waited for a data export that IT had no time for.",
        action: "Started with last year's spreadsheet instead, and moved the export to the second month.",
        result: "First value after 35 days; the export came later and hurt nobody.",
        quote: None,
        tags: "onboarding, time to value, data",
    },
    Tale {
        title: "A detractor who became a reference",
        problem: "An NPS of 3: support took days, and nobody told them why.",
        action: "Called the same day, agreed on one contact for urgent cases, and reported every week what was done.",
        result: "A 9 half a year later, and a reference call with two prospects.",
        quote: Some("What won us back was that you told us the bad news first."),
        tags: "NPS, detractor, support, reference",
    },
    Tale {
        title: "Three departments from one good example",
        problem: "Only purchasing used the product; the others thought it was made for purchasing.",
        action: "Had purchasing show their Monday meeting to the other heads, then built one report for each.",
        result: "Forty more seats within two quarters.",
        quote: None,
        tags: "expansion, adoption, seats",
    },
];

const JAPANESE_TALES: [Tale; 5] = [
    Tale {
        title: "1四半期で赤から緑へ",
        problem: "組織変更のあとログインが半減し、問い合わせ2件が数週間放置されていた。",
        action: "その週のうちに新しい責任者へ電話し、2件を解決。利用者3名に自分たちのレポートの使い方を案内した。",
        result: "7週間で週間利用者数が元に戻り、更新は前倒しで決まった。",
        quote: Some("こちらが気づく前に電話をくれました。"),
        tags: "立て直し, 利用定着, 組織変更",
    },
    Tale {
        title: "2週間で新しい推進者を確保",
        problem: "推進者が退職し、メールに返信がなくなった。",
        action: "決裁者に10分だけ時間をもらい、チームが作ったものを見せて、次の担当者を尋ねた。",
        result: "2週間で後任が決まり、4週間後に最初の勉強会を開いた。",
        quote: None,
        tags: "推進者, 解約リスク",
    },
    Tale {
        title: "オンボーディングを60日から35日に短縮",
        problem: "情報システム部門の手が空かず、データ出力を待って最初のレポートが作れなかった。",
        action: "昨年の表計算ファイルで始め、データ連携は2か月目に回した。",
        result: "35日で初回成果。連携が後になっても支障はなかった。",
        quote: None,
        tags: "オンボーディング, 初回成果, データ連携",
    },
    Tale {
        title: "批判者から紹介者へ",
        problem: "NPSは3点。サポートの返答に数日かかり、理由の説明もなかった。",
        action: "当日に電話し、緊急時の窓口を一本化。毎週、対応状況を報告した。",
        result: "半年後は9点。見込み客2社への紹介も引き受けてくれた。",
        quote: Some("悪い知らせから先に話してくれたのが決め手でした。"),
        tags: "NPS, 批判者, サポート, 紹介",
    },
    Tale {
        title: "一つの好例から3部門へ展開",
        problem: "使っているのは購買部だけで、他部門は購買向けの製品だと思っていた。",
        action: "購買部の月曜会議を各部門長に見てもらい、部門ごとにレポートを一つずつ作った。",
        result: "2四半期で40席の追加。",
        quote: None,
        tags: "拡大, 利用定着, 席数",
    },
];

/// Names the ids of these rows apart from those of the accounts' rows.
const SEED: u64 = 0x696e_6974;

/// Returns the initiatives; `event` is the one that the second was for.
pub fn initiatives(settings: &Settings, event: Option<EventId>) -> Vec<Tried> {
    let words = if settings.lang == Lang::Ja { &JAPANESE } else { &ENGLISH };
    let mut ids = ids(settings, 0);
    let tried = |(shape, words): (&Shape, &Words)| {
        let (start_on, end_on) = (on(settings.today, shape.days.0), on(settings.today, shape.days.1));
        let action = match shape.action {
            ActionKind::Event => event.map(|id| id.to_string()),
            _ => Some(words.action.to_owned()),
        };
        let fields = Initiative {
            title: words.title.to_owned(),
            hypothesis: words.hypothesis.to_owned(),
            filter: words.filter.to_owned(),
            action_kind: shape.action,
            action,
            measure: shape.measure.to_owned(),
            start_on,
            end_on,
            verdict: shape.verdict.map(|verdict| (on(end_on, 5), verdict)),
            learned: words.learned.map(str::to_owned),
            next_step: words.next.map(str::to_owned),
        };
        Tried { row: Row { id: InitiativeId(ids.next(millis(start_on))), fields }, chosen: shape.chosen }
    };
    SHAPES.iter().zip(words).map(tried).collect()
}

/// Puts accounts into an initiative.
pub fn members(settings: &Settings, tried: &Tried, accounts: &[AccountId]) -> Vec<Row<MemberId, Member>> {
    let mut ids = ids(settings, tried.row.id.0.unsigned_abs());
    let at = millis(tried.row.start_on.min(settings.today));
    let member = |account: &AccountId| Row { id: MemberId(ids.next(at)), fields: Member { initiative: tried.row.id, account: *account } };
    accounts.iter().map(member).collect()
}

/// Returns the success stories, of these accounts one after the other, the first ones of an initiative.
pub fn told_stories(settings: &Settings, accounts: &[AccountId], initiative: Option<InitiativeId>) -> Vec<Row<StoryId, Story>> {
    let tales = if settings.lang == Lang::Ja { &JAPANESE_TALES } else { &ENGLISH_TALES };
    let mut ids = ids(settings, 1);
    let told = |(place, (telling, tale)): (usize, (&Telling, &Tale))| {
        let (ago, is_public, is_of_initiative) = telling;
        let story_on = settings.today.checked_sub_days(Days::new(*ago)).unwrap_or(settings.today);
        let fields = Story {
            account: accounts.get(place).copied(),
            initiative: initiative.filter(|_| *is_of_initiative),
            problem: tale.problem.to_owned(),
            action: tale.action.to_owned(),
            result: tale.result.to_owned(),
            quote: tale.quote.map(str::to_owned),
            tags: Some(tale.tags.to_owned()),
            is_public: *is_public,
            ..Story::titled(tale.title, story_on)
        };
        Row { id: StoryId(ids.next(millis(story_on))), fields }
    };
    TOLD.iter().zip(tales).enumerate().map(told).collect()
}

fn ids(settings: &Settings, of: u64) -> IdSource {
    IdSource::seeded(super::draw::mix(&[settings.seed, SEED, of]))
}

fn on(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(chrono::Duration::days(days)).unwrap_or(day)
}

fn millis(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::Check;
    use crate::domain::query::parse;

    #[test]
    fn what_was_tried_is_whole_in_both_languages() {
        for lang in [Lang::En, Lang::Ja] {
            let settings = Settings::new("2026-11-22".parse().expect("a date"), lang, crate::domain::Zone::utc());
            for tried in initiatives(&settings, Some(EventId(7))) {
                assert!(parse(&tried.row.filter).is_ok() && tried.row.fields.faults().is_empty(), "{}", tried.row.title);
            }
            let stories = told_stories(&settings, &[AccountId(1)], None);
            assert!(stories.iter().all(|story| story.faults().is_empty()));
            assert_eq!(initiatives(&settings, None), initiatives(&settings, None), "the same book again");
        }
    }
}
