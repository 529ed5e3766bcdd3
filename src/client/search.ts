// The code of search as the pages load it: in one file, the dialog with the page of results, as all but a
// little of it serves both.
export { openSearch } from './search-dialog.ts';
export { installSearchPage } from './search-page.ts';
