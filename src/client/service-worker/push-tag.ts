/** Names the Background Sync event, and the question a woken worker puts to open pages. */
export const pushTag = 'shanzhen-push'
