import type { AgentDoors } from '../../../src/core/agent/agentTool';
import { answerAgent } from '../../../src/core/agent/agentTools';
import { createDetector } from '../../../src/core/detect/detect';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import { createProjects } from '../../../src/core/project';
import { answering } from '../hostile/answering';
import { type HubAnswers, soundAnswers } from '../hostile/places';
import { workspaceOf } from '../rules/calls';

const stay = new AbortController().signal;

/** An agent in a project at `/w`, at a hub that answers so. */
export function agentIn(
	files: Readonly<Record<string, string>> = {},
	answers: HubAnswers = soundAnswers,
	workspace: Workspace = workspaceOf(files),
) {
	const { host, resolver } = answering(answers);
	const detector = createDetector(host, workspace);
	const doors: AgentDoors = {
		resolver: () => resolver,
		detector,
		projects: createProjects(workspace, host.log),
		rules: () => ({}),
		pathOf: (path) => `/w/${path}`,
		shownPath: (path) => path.replace('/w/', ''),
		log: host.log,
		now: () => host.now(),
	};
	return {
		doors,
		host,
		ask: (name: string, sent: unknown, signal: AbortSignal = stay) =>
			answerAgent(`weightwise_${name}`, sent, doors, signal),
	};
}
