/** The file could not be read (the hub could not be asked, the disk failed): no verdict. `cause` says why. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
}
