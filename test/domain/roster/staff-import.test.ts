import { describe, expect, it } from 'vitest'
import { proposeStaffImport, type RosterStaff } from '../../../src/domain/roster/propose-staff-import.ts'
import { readStaffRows, type StaffRow } from '../../../src/domain/roster/staff-rows.ts'
import { aSheet, classThreeOne, classThreeTwo, schoolYearStart } from './roster-builders.ts'

const header = '姓名|登录名|职务|任教班级'
const read = (...lines: string[]) => readStaffRows([aSheet(...lines)], { schoolYearStart })
const assignmentsOf = (...lines: string[]) => (read(...lines).rows[0] as StaffRow).assignments
const propose = (current: readonly RosterStaff[], ...lines: string[]) =>
  proposeStaffImport({
    current,
    rows: read(header, ...lines).rows,
    knownClasses: [classThreeOne, classThreeTwo],
    schoolYearStart,
  })

describe('a list of staff', () => {
  it('gives each role its classes', () => {
    expect(assignmentsOf(header, '熊雨瑶|t010|班主任|三（2）班')).toEqual({
      ok: true,
      value: [{ role: 'class-teacher', classKey: classThreeTwo }],
    })
    expect(assignmentsOf(header, '丁安豪|t025|任课教师|三(1)班、三(2)班')).toEqual({
      ok: true,
      value: [
        { role: 'subject-teacher', classKey: classThreeOne },
        { role: 'subject-teacher', classKey: classThreeTwo },
      ],
    })
    expect(assignmentsOf(header, '崔梓舟|t037|大队辅导员、值周教师|全校')).toEqual({
      ok: true,
      value: [{ role: 'programme-lead' }, { role: 'duty-teacher' }],
    })
    expect(assignmentsOf(header, '甲一|t1|任课老师|三(1)、(2)班')).toMatchObject({
      value: [{ classKey: classThreeOne }, { classKey: classThreeTwo }],
    })
  })

  it.each([
    ['德育主任', 'programme-lead'],
    ['副校长', 'principal'],
    ['学校管理员', 'school-admin'],
    ['值周教师', 'duty-teacher'],
    ['岗位指导老师', 'post-mentor'],
    ['语文老师', 'subject-teacher'],
    ['信息技术教师', 'subject-teacher'],
  ])('reads %s as %s', (text, role) => {
    expect(assignmentsOf(header, `甲一|t1|${text}|`)).toEqual({ ok: true, value: [{ role }] })
  })

  it('needs to know which class is the own one of a class teacher who teaches others', () => {
    expect(assignmentsOf(header, '甲一|t1|班主任、任课教师|三(1)班、三(2)班')).toMatchObject({
      error: { code: 'own-class-unclear' },
    })
    expect(assignmentsOf(header, '甲一|t1|班主任|')).toMatchObject({ error: { code: 'own-class-missing' } })
    const own = assignmentsOf(`${header}|班主任班级`, '甲一|t1|班主任、任课教师|三(1)班、三(2)班|三(2)班')
    expect(own).toMatchObject({ value: [{ role: 'class-teacher', classKey: classThreeTwo }, {}, {}] })
  })

  it('drops and names the other columns, and shows no number of identity', () => {
    const { rows, droppedColumns } = read('姓名|职务|身份证号|手机', '甲一|任课教师|320402198710034677|138')
    expect(droppedColumns).toEqual([
      { name: '身份证号', letter: 'C', why: 'identity' },
      { name: '手机', letter: 'D', why: 'personal' },
    ])
    expect(JSON.stringify(rows)).not.toContain('3204')
    const [row] = propose([], '甲一|320402198710034677|任课教师|').toDecide
    expect(row?.reason).toEqual({ code: 'identity-number', field: 'loginName' })
    expect(JSON.stringify(row)).not.toContain('3204')
  })

  it('asks about words and login names it does not understand', () => {
    const codes = propose(
      [],
      '甲一|t1|保安|',
      '乙一|T 2!|任课教师|',
      '丙一|t3||',
      '丁一|t4|班主任|三(9)班',
      '戊一|1.2E+17|任课教师|',
    ).toDecide
    expect(codes.map(({ reason }) => reason.code)).toEqual([
      'role-unreadable',
      'login-name-unreadable',
      'role-missing',
      'class-unknown',
      'number-mangled',
    ])
  })
})

describe('an import of staff', () => {
  const mentor: RosterStaff = {
    id: 'staff-1',
    name: '熊雨瑶',
    loginName: 't010',
    active: true,
    assignments: [{ role: 'class-teacher', classKey: classThreeTwo }, { role: 'post-mentor' }],
  }

  it('changes nothing the second time', () => {
    const proposal = propose([mentor], '熊雨瑶|T010|班主任|三(2)班')
    expect(proposal).toEqual({ added: [], changed: [], toDecide: [], unchanged: 1, newClasses: [] })
  })

  it('ends what the list names differently, and nothing that it does not name', () => {
    expect(propose([mentor], '熊雨瑶|t010|班主任|三(1)班').changed).toMatchObject([
      {
        staffId: 'staff-1',
        changes: [
          {
            field: 'assignments',
            started: [{ role: 'class-teacher', classKey: classThreeOne }],
            ended: [{ role: 'class-teacher', classKey: classThreeTwo }],
          },
        ],
      },
    ])
  })

  it('never hands an account to somebody else, and takes two login names for two people', () => {
    expect(propose([mentor], '周琪|t010|校长|').toDecide).toMatchObject([
      { reason: { code: 'login-name-of-another', before: '熊雨瑶' } },
    ])
    expect(propose([mentor], '熊雨瑶|t099|任课教师|').added).toHaveLength(1)
    expect(propose([mentor], '熊雨瑶||班主任|三(2)班').unchanged).toBe(1)
    expect(
      propose([], '甲一|t1|校长|', '乙一|t1|校长|', '丙一||校长|', '丙一||校长|').toDecide.map(
        ({ reason }) => reason.code,
      ),
    ).toEqual(['login-name-twice', 'staff-name-twice'])
  })
})
