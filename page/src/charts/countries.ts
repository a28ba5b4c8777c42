/** Countries in words. Source: ISO 3166-1, for the codes of two letters; the names are the browser's own. */

// Codes whose two letters are not the first two of their three.
const OTHERWISE =
  'ABWAW AGOAO ALAAX ANDAD AREAE ARMAM ATAAQ ATFTF ATGAG AUTAT BDIBI BENBJ BESBQ BGDBD BHSBS BIHBA BLRBY BLZBZ ' +
  'BRBBB BRNBN CAFCF CHLCL CHNCN CODCD COGCG COKCK COMKM CPVCV CUWCW CYMKY DNKDK ESHEH ESTEE FLKFK FROFO FSMFM ' +
  'GINGN GLPGP GNBGW GNQGQ GRDGD GRLGL GUFGF GUYGY IRLIE IRQIQ ISRIL JAMJM KAZKZ KORKR LBRLR LBYLY MACMO MAFMF ' +
  'MDGMG MDVMV MEXMX MLTMT MNEME MNPMP MOZMZ MTQMQ MYTYT NIUNU PAKPK PCNPN PLWPW PNGPG POLPL PRKKP PRTPT PRYPY ' +
  'PYFPF SENSN SGSGS SLBSB SLVSV SPMPM SRBRS SURSR SVKSK SVNSI SWESE SWZSZ SYCSC TCDTD TKMTM TUNTN TURTR TUVTV ' +
  'UKRUA URYUY WLFWF';
const TWO = new Map(OTHERWISE.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)]));
// PLOVER's codes for those who belong to no country, and names that the browser has longer than the news.
const OWN: Record<string, string> = {
  IGO: 'intergovernmental',
  UNO: 'United Nations',
  EUR: 'European Union',
  NGO: 'non-governmental',
  ISM: 'international movement',
  IMG: 'armed group across borders',
  MNC: 'multinational company',
  VAT: 'Holy See',
  PSE: 'Palestine',
  HKG: 'Hong Kong',
  MAC: 'Macao',
};
const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** `ISR` as "Israel"; a code that nobody knows stays as it is. */
export function countryName(code: string): string {
  if (OWN[code]) return OWN[code];
  if (!/^[A-Z]{3}$/.test(code)) return code;
  return NAMES.of(TWO.get(code) ?? code.slice(0, 2)) ?? code;
}
