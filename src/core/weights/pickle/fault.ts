/** The stream breaks a rule of the language here: every unpickler stops with an error; `message` is a sentence. */
export class PickleFault extends Error {
	override readonly name = 'PickleFault';
}
