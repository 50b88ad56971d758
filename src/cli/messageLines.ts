// The lines that an agent writes, before the protocol reads them: what is no message of JSON-RPC is answered as such.
import { Transform } from 'node:stream';
import { INVALID_REQUEST, PARSE_ERROR, parseJSONRPCMessage } from '@modelcontextprotocol/server';

/** Why a line is no message. */
export interface LineFault {
	readonly kind: 'no-json' | 'no-message';
	/** A line of JSON that answers it; absent where it looks like an answer itself, which nobody answers. */
	readonly answer?: string;
}

/**
 * Lets messages through, a line each, and tells of lines that are none. A line that is longer than `longest` bytes passes
 * as it is, for the protocol to refuse.
 */
export function messageLines(longest: number, onFault: (fault: LineFault) => void): Transform {
	let pending: Buffer[] = [];
	let length = 0;
	const forget = () => {
		pending = [];
		length = 0;
	};
	return new Transform({
		transform(chunk: Buffer, _, done) {
			let rest = chunk;
			for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
				const line = Buffer.concat([...pending, rest.subarray(0, end + 1)]);
				forget();
				rest = rest.subarray(end + 1);
				const fault = line.length > longest ? undefined : faultOf(line.toString('utf8'));
				if (fault) {
					onFault(fault);
				} else {
					this.push(line);
				}
			}
			pending.push(rest);
			length += rest.length;
			if (length > longest) {
				this.push(Buffer.concat(pending));
				forget();
			}
			done();
		},
		flush(done) {
			this.push(Buffer.concat(pending));
			done();
		},
	});
}

/** Undefined for a message, and for an empty line, which the protocol passes over. */
function faultOf(line: string): LineFault | undefined {
	if (line.trim() === '') {
		return undefined;
	}
	let said: unknown;
	try {
		said = JSON.parse(line);
	} catch {
		return { kind: 'no-json', answer: answerWith(PARSE_ERROR, 'Not JSON', null) };
	}
	try {
		parseJSONRPCMessage(said);
		return undefined;
	} catch {
		const kind = 'no-message';
		if (typeof said !== 'object' || said === null) {
			return { kind, answer: answerWith(INVALID_REQUEST, 'Invalid Request', null) };
		}
		const { id } = said as { readonly id?: unknown };
		const known = typeof id === 'string' || typeof id === 'number' ? id : null;
		return 'result' in said || 'error' in said
			? { kind }
			: { kind, answer: answerWith(INVALID_REQUEST, 'Invalid Request', known) };
	}
}

/** The id is null where it is not known which question is answered, as JSON-RPC 2.0 has it (section 5). */
function answerWith(code: number, message: string, id: string | number | null): string {
	return `${JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })}\n`;
}
