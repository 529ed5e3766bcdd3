import Cite from './Cite.astro';
import Contradiction from './Contradiction.astro';
import Diagram from './Diagram.astro';
import LostPicture from './LostPicture.astro';
import Note from './Note.astro';
import Now from './Now.astro';
import Statement from './Statement.astro';

/** The components an author may use in MDX, by name; `COMPONENTS` of the core tells their attributes. */
export const articleComponents = { Statement, Now, Cite, Diagram, Contradiction, Note, LostPicture };
