# Working days, cadence and the tasks of all accounts.

working-ignored = Some of your days off are not used: { $problem }
working-no-country = No holidays are known for “{ $country }”. Put them into holidays/{ $country }.csv, .ics or .txt beside config.toml.
working-format = { $file } is no list of holidays: a .csv, .ics or .txt file is needed.

cadence-next = next touch { $day }
cadence-silent = silent, touch was due { $day }
