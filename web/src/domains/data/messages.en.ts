export default {
  'nav': 'Master data',
  'title': 'Master data',
  'import': 'Import', 'import_title': 'Import: {label}', 'template': 'Template', 'template_lead': 'Fill in the template, or change an exported file and send it back. Rows are matched by code: known ones change, others are new.',
  'drop': 'Drop an xlsx or csv file here', 'choose': 'Choose file', 'other_file': 'Another file', 'busy_check': 'Checking every row; nothing is stored yet…', 'busy_import': 'Importing…', 'wrong_type': 'Choose an xlsx or csv file', 'too_large': 'The file is larger than 32 MB; split it', 'empty_file': 'The file is empty',
  'count.created': 'New', 'count.changed': 'Changed', 'count.unchanged': 'Unchanged', 'count.wrong_rows': 'Wrong', 'verdict.applied': 'All imported', 'verdict.wrong': '{n} row is wrong, so none is imported; mend it and send the file again || {n} rows are wrong, so none is imported; mend them and send the file again', 'verdict.ready': 'No errors, ready to import', 'verdict.same': 'Same as what is there already, nothing to import',
  'unknown_columns': 'Unknown columns, not read: {names}', 'row': 'Row', 'errors': 'Errors', 'first_errors': 'First {shown} of {all}; the marked file has all', 'marked': 'Marked file', 'apply': 'Import {n} rows', 'imported': '{n} row imported || {n} rows imported',
}
