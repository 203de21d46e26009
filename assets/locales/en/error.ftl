# What went wrong, where, and what to do next.
error-no-book = There is no book at { $path }. Import a file to start one, or try: mimamori demo
error-not-a-book = { $path } is not a mimamori book. Name another file with --book.
error-newer-version = { $path } was written by a newer mimamori (book version { $found }, this one knows { $known }). Please update mimamori.
error-cannot-open = { $path } cannot be opened: { $why }. Check the folder and its permissions.
error-read-only = The book is open for reading only.
error-disk-full = The disk is full: nothing was saved. Free some space and save again; what you typed is still here.
error-io = The disk could not be written ({ $why }): nothing was saved. Check the disk and save again.
error-busy = Another program is writing to the book. Try again in a moment.
error-damaged = The book is damaged ({ $why }). Run: mimamori check, and restore a backup if it asks for one.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to do again.
error-changed-since = “{ $name }” ({ $table }) was changed by another program since: it is left as it is.
error-no-row = There is no { $table } with id { $id }. It may have been deleted.
error-refused = The book refused this: { $why }
error-field = { $field }: { $why }
