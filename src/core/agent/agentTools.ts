import * as l10n from '@vscode/l10n';
import { cutAfter } from '../printable';
import { traceOf } from '../thrown';
import { readInputs } from './agentInput';
import { type AgentAnswer, type AgentDoors, type AgentTool, refused } from './agentTool';
import { checkCode } from './checkCode';
import { lookUp } from './lookUp';
import { pin } from './pin';
import { search } from './search';

/** Every tool, in the order in which an agent needs them. */
export const agentTools: readonly AgentTool[] = [search, lookUp, checkCode, pin];

/** Longer answers are cut: what an agent reads costs. */
const longestAnswer = 60_000;

/**
 * Answers one question of an agent, who may send anything. A fault of ours is logged, and told as one. Rejects only when
 * aborted.
 */
export async function answerAgent(
	name: string,
	sent: unknown,
	doors: AgentDoors,
	signal: AbortSignal,
): Promise<AgentAnswer> {
	const tool = agentTools.find((one) => one.name === name);
	if (!tool) {
		const names = agentTools.map((one) => one.name).join(', ');
		return refused(l10n.t('There is no tool of that name; there are {0}.', names));
	}
	const read = readInputs(tool.name, tool.inputs, sent);
	if (read.state === 'wrong') {
		return refused(read.why);
	}
	try {
		const answer = await tool.answer(read.given, doors, signal);
		return answer.text.length > longestAnswer
			? { ...answer, text: `${cutAfter(answer.text, longestAnswer)}\n${l10n.t('The rest was cut off.')}\n` }
			: answer;
	} catch (error) {
		signal.throwIfAborted();
		doors.log.error(`The tool ${tool.name} failed: ${traceOf(error)}`);
		return refused(l10n.t('{0} failed; the log says why.', tool.name));
	}
}
