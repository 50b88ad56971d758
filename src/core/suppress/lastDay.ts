/** Whether the last day on which something is silenced, `2027-01-31`, has passed in UTC. Never for none. */
export function isOver(until: string | undefined, now: number): boolean {
	return until !== undefined && new Date(now).toISOString().slice(0, 10) > until;
}
