import { describe, expect, it } from 'vitest'
import { newSetUpToken } from '../../../src/server/auth/set-up-token.ts'
import { aNewSchool, startTestServer } from '../../support/server.ts'

describe('set-up', () => {
  it('makes the school with its starting content and logs the administrator in', async () => {
    const server = await startTestServer()
    const token = await newSetUpToken(server.services)
    const own = server.browser()
    expect((await own.send('GET', 'setup')).body).toEqual({ needed: true })
    const made = await own.send('POST', 'setup', { token, ...aNewSchool() })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const me = await own.send('GET', 'session')
    expect(me.body.staff).toMatchObject({ name: '林海涛', roles: ['school-admin'], mustChange: false })
    expect(me.body.school.name).toBe('善真实验小学')
    const { view } = await server.services.views.now(server.services.database.read, made.body.school.id)
    expect(view.posts.size).toBe(18)
    expect(view.places.size).toBe(22)
    expect(view.windowsOn('2026-12-01')).toHaveLength(4)
    expect((await own.send('GET', 'health')).body).toMatchObject({ status: 'ok', epoch: expect.any(String) })
  })
})
