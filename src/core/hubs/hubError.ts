/** Why a question got no answer that can be used: `message` is a sentence for people. */
export class HubError extends Error {
	override readonly name = 'HubError';

	constructor(
		message: string,
		/** Worth another attempt at once. */
		readonly passing = false,
	) {
		super(message);
	}
}
