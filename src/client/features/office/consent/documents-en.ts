/** The notice and the consent form in English. A draft for the school’s legal adviser; placeholders in braces. */
import type { ConsentDocuments } from './documents.ts'

export const documentsEn: ConsentDocuments = {
  draft: 'Draft: to be reviewed by the school’s legal adviser before use',
  noticeTitle: "Notice on the protection of children's personal information (long)",
  notice: [
    {
      heading: 'Who we are',
      body: [
        "{schoolName} (the school) uses this system to record service posts, five-colour activities and visits to learning places. Person in charge of children's personal information: {contactName}, phone {contactPhone}.",
      ],
    },
    {
      heading: 'Why we use it',
      body: [
        'To arrange posts, check-in and substitution, with adults looking after children on duty.',
        "To keep the child's encouragement, stamps and medals in the growth passport.",
        "To let families see their own child's records.",
        'For nothing else; any new purpose is notified and needs your consent again.',
      ],
    },
    {
      heading: 'What we collect',
      body: [
        "Name, reading of the name, sex (if in the school's list), grade, class, seat number, entry year, and a small picture for recognising the name.",
        'Applications, appointments, training, duty check-ins, leave and substitution (only whether and which kind, never illness or family reasons).',
        "Points, stamps, medals, participation, teachers' evaluations and peer thanks confirmed by a teacher.",
        "The guardian's form of address, relation to the child, and a means of signing in and contact.",
      ],
    },
    {
      heading: 'What we do not collect',
      body: [
        'No identity or national student number is kept; these columns are dropped on import.',
        'No face, fingerprint, voiceprint, location or contacts.',
        'Children need no phone; they check in on school tablets or with a paper card.',
      ],
    },
    {
      heading: 'How it is used',
      body: [
        'Points are only added, never taken; no ranking; no individual totals on public screens.',
        'Not linked to exam marks; never used automatically for honours, and where used an adult gives the reason and it is logged.',
        'No advertising, profiling or sale, and no sharing with bodies unrelated to schooling.',
      ],
    },
    {
      heading: 'Who can see it',
      body: [
        'Class, subject, duty and venue teachers: records related to their work.',
        'School administrators and the programme lead: as needed, with access logged.',
        'You: only your own child.',
        "Shared tablets: the names, pinyin, seat numbers, pictures, points and stamps of this term of one class, no evaluations; one child's page shows only after that child's card, check-in, or when a teacher opens it.",
        'Names on school notices and thanks lists: only if you agree separately.',
      ],
    },
    {
      heading: 'Where and how long',
      body: [
        'Stored at {storagePlace}, not transferred abroad.',
        'Kept while the child is at the school; deleted or made unidentifiable within {retentionMonths} months after graduation or transfer; families may keep the growth report.',
      ],
    },
    {
      heading: 'How it is protected',
      body: [
        "Encrypted in transit; on devices, kept under the operating system's encryption and lock screen; a lost or long-offline tablet puts its list away.",
        'Least privilege; staff access and exports are logged.',
        'If a leak happens, the school acts at once, reports as required and informs you.',
      ],
    },
    {
      heading: 'Your rights',
      body: [
        'You may view, copy, correct, complete or delete the information, withdraw consent and ask for an explanation of the rules.',
        'Ask in the family app or contact {contactName} ({contactPhone}); the school verifies identity first.',
        'If not satisfied, you may turn to the school or to the education or cyberspace authorities.',
      ],
    },
    {
      heading: 'If you do not agree',
      body: [
        'Your child uses a paper passport and paper sign-in, with the same posts, activities, stamps and medals, and is treated no differently.',
        'Withdrawal does not affect processing done before it.',
      ],
    },
    {
      heading: 'Legal basis and changes',
      body: [
        "Based on the Personal Information Protection Law, the Law on the Protection of Minors, the Provisions on the Cyber Protection of Children's Personal Information, the Regulations on the Protection of Minors in Cyberspace, the Provisions on the Protection of Minors by Schools, and others.",
        'In force from {effectiveDate}; important changes are notified and need your consent again.',
      ],
    },
  ],
  formTitle: 'Guardian consent form',
  form: [
    {
      heading: 'Statement',
      body: [
        "I am {guardianName} ({relation}), guardian of {studentName}, {className}, seat {seatNo}. I have read the full notice of {schoolName}, know that I may refuse, and that refusing does not affect my child's posts, activities or medals.",
      ],
    },
    {
      heading: 'Items (choose each separately)',
      body: ['The items are independent; you may agree to some only.'],
    },
  ],
  choices: [
    {
      id: 'consent-growth-record',
      text: 'I agree to electronic records of posts, activities, points, stamps and evaluations.',
      options: ['Agreed', 'No, use the paper passport'],
    },
    {
      id: 'consent-family-view',
      text: 'I agree to opening the family view for my own child.',
      options: ['Agreed', 'Not needed'],
    },
    {
      id: 'consent-name-on-notice',
      text: 'I agree to name and class on notices and thanks lists inside the school.',
      options: ['Agreed', 'No, use a code or leave out'],
    },
    {
      id: 'consent-broadcast',
      text: 'I agree to mention of good deeds in the school broadcast or paper (name and deed only).',
      options: ['Agreed', 'No'],
    },
  ],
  closing:
    "I have explained this to my child and listened to the child's view. Signature: ________ Date: {signedDate}. Consent can be withdrawn at any time in the family app or at the school.",
}
