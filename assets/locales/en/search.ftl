# Search: the command line
about-search = Finds what was written: mail, touches, notes, comments, tasks, tickets, people, accounts
about-search-save = Keeps a search under a name
about-search-saved = Lists the kept searches
about-search-rename = Gives a kept search another name
about-search-delete = Deletes a kept search
arg-query = Words, "phrases", -not, OR; in:mail who:mika acct:acme since:30d until:2026-11-01 has:attachment is:owed
arg-saved = A search that is kept
arg-search = The name of a kept search
arg-search-by = The best first, or the newest
arg-reindex = Make the index of search anew first
check-search-index = { $n ->
    [one] Search misses or mistakes one row; “check --reindex” makes its index anew.
   *[other] Search misses or mistakes { $n } rows; “check --reindex” makes its index anew.
}
# Search: what is found
search-title = Search
search-total = { $shown } of { $n } found
search-none = Nothing found.
search-nothing-asked = There is no letter in this search that could be looked for.
search-none-named = No kept search is called “{ $name }”.
search-saved-none = No search is kept. “search save NAME QUERY” keeps one.
search-name = name
search-query = search
search-indexing = Making the index of search
# Search: what is wrong with one
search-unknown-field = There is no “{ $name }:”.
search-missing-value = Something must follow “{ $field }:”.
search-wrong-value = “{ $field }:” does not know “{ $value }”. It knows: { $words }.
search-not-a-day = “{ $value }” is no day. For example: 2026-11-01, 30d, last monday.
search-not-inside = “{ $field }:” holds for the whole search: not after “-”, in parentheses or beside OR.
# Search: the screen
search-hint = Any words, in either language
search-guide-title = What can be typed
search-guide-words = words that must all be there; the last may be only begun
search-guide-phrase = these words, side by side
search-guide-not = without a word; one or the other
search-guide-in = in some kinds of records only
search-guide-who = a person; an account
search-guide-when = from a day on; up to a day
search-guide-has = mail with files; mail that waits for our answer
search-guide-tail = Japanese is found by any two characters, width, kana and accents make no difference.
search-recent = Searched just now
search-kept = Kept searches
search-none-hint = Nothing found. Fewer words, or only the beginning of one, find more.
search-count = { $n ->
    [one] one found
   *[other] { $n } found
}
search-order-rank = best first
search-order-date = newest first
search-order-many = newest first: too many to rank
search-busy = The index of search is being made…
search-unready = The index of search is still to be made, and the book cannot be written now.
search-field-query = search
search-saved-title = Kept searches
search-saved-empty = No search is kept yet. Type one and press Ctrl-S.
search-no-query = Type a search first.
search-no-hit = No hit is selected.
search-no-saved = No kept search is selected.
search-here = This is the search.
search-short = One letter more, or Enter: very much holds so little.
search-account = ACCOUNT
search-snippet = TEXT
