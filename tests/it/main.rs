mod real_import;
