# The mail screen: its tabs, and what stands where one is empty.
mail-name = Mail
mail-tab-owed = To answer
mail-tab-conversations = Conversations
mail-tab-unmatched = Unmatched
mail-tab-new-people = New people
mail-tab-drafts = Drafts
mail-tab-templates = Templates
mail-tab-sources = Sources
mail-empty-owed = Nobody waits for an answer of yours.
mail-empty-conversations = There is no mail here yet. It is read from the folders and files your mail program keeps.
mail-empty-unmatched = Every address belongs to an account, or was set aside.
mail-empty-new-people = Everybody who wrote from an account is among its contacts.
mail-empty-drafts = No draft is waiting to be sent.
mail-empty-templates = There are no templates.
mail-empty-sources = No mail is read yet: name a folder or a file of your mail program.
