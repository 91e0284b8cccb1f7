/** 岗位之星的办法: the school's rule in words, whole and in parts. */
import { defineWords } from '../../../i18n/messages.ts'

const zhStep = (step: 2 | 3) => (step === 3 ? '能带动别人' : '做得稳')
const enStep = (step: 2 | 3) => (step === 3 ? 'carries others along' : 'works steadily')

export const starRuleWords = defineWords(
  {
    rule: (dues: number, percent: number, praise: string) =>
      `按学校的办法提名：这学期应到 ${dues} 次以上，到岗 ${percent}% 以上（请假、代岗、停岗不算），没有待核的记录，并且${praise}。最后由人来定。`,
    praise: {
      either: (step: 2 | 3) => `有老师提名，或者评到“${zhStep(step)}”`,
      nominated: () => '有老师提名',
      evaluated: (step: 2 | 3) => `评到“${zhStep(step)}”`,
    },
    step: zhStep,
    asked: {
      came: (dues: number, percent: number, times: number) =>
        `办法：应到 ${dues} 次以上，到岗 ${percent}% 以上（这里是 ${times} 次）`,
      dues: (dues: number) => `办法：应到 ${dues} 次以上`,
      praise: (which: 'either' | 'nominated' | 'evaluated', step: 2 | 3) =>
        which === 'nominated'
          ? '办法：要有老师提名'
          : which === 'evaluated'
            ? `办法：要评到“${zhStep(step)}”`
            : `办法：有提名，或评到“${zhStep(step)}”`,
    },
    card: {
      heading: '岗位之星的办法',
      note: '改了马上生效，只管以后的提名；已经评出来的不变。',
      dues: '这学期应到几次以上',
      percent: '到岗百分之几以上',
      percentHint: '请假、代岗、停岗不算。',
      praise: '还要有什么',
      choices: { either: '提名或评价', nominated: '老师提名', evaluated: '评价' },
      step: '评价到哪一步',
      now: '提名页上会这样写',
    },
  },
  {
    rule: (dues: number, percent: number, praise: string) =>
      `Proposed by the school’s rule: due ${dues} times or more this term, came to ${percent}% (excused, stood in for and called-off duties left out), nothing waiting to be looked at, and ${praise}. People decide.`,
    praise: {
      either: (step: 2 | 3) => `nominated by an adult or evaluated as “${enStep(step)}”`,
      nominated: () => 'nominated by an adult',
      evaluated: (step: 2 | 3) => `evaluated as “${enStep(step)}”`,
    },
    step: enStep,
    asked: {
      came: (dues: number, percent: number, times: number) =>
        `Rule: due ${dues} times or more, came to ${percent}% (here ${times})`,
      dues: (dues: number) => `Rule: due ${dues} times or more`,
      praise: (which: 'either' | 'nominated' | 'evaluated', step: 2 | 3) =>
        which === 'nominated'
          ? 'Rule: nominated by an adult'
          : which === 'evaluated'
            ? `Rule: evaluated as “${enStep(step)}”`
            : `Rule: nominated, or evaluated as “${enStep(step)}”`,
    },
    card: {
      heading: 'Rule for post stars',
      note: 'Holds at once, for proposals from now on; who was honoured stays so.',
      dues: 'Due so many times or more in the term',
      percent: 'Came to so many percent or more',
      percentHint: 'Excused, stood in for and called-off duties are left out.',
      praise: 'What else is asked',
      choices: { either: 'nominated or evaluated', nominated: 'nominated', evaluated: 'evaluated' },
      step: 'Evaluated as',
      now: 'This stands on the page of proposals',
    },
  },
)
