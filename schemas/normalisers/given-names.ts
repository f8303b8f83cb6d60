/**
 * Given names with their short forms and spellings, one group to a line, its first word standing for all. Where a short form
 * belongs to several names, the first group has it (Alex is Alexander, Chris is Christopher, Sandy Alexandra): two that call themselves
 * so are the same, and that is what counts. Names of one root in two languages are one group where clerks translate them
 * (José and Joseph), not where both are at home (John and Johannes, Francis and Franz).
 */
const groups = `
abigail abby abbie abbey gail
abraham abe bram abram
adam ad
adelaide addie addy adele
agnes aggie nessie
alan al allan allen alun
albert bert albie bertie
alexander alex alec alick sandy xander sander sascha sasha aleks alexandre alessandro aleksandr oleksandr alejandro alexandros
alexandra alexa lexi lexie alexis aleksandra alessandra alejandra
alfred alf alfie fred
alice ally allie alicia alisha
amanda mandy manda
amelia millie milly
andrew andy drew
angela angie ange angelina
ann anne anna annie nan nancy nanette ania anni anneliese
anthony tony ant antony antonio anton
archibald archie
arthur art artie
augustus gus august augustin
barbara barb barbie babs barbra baerbel
bartholomew bart
beatrice bea bee trixie beatrix
benjamin ben benny benji benjy
bernard bernie bernhard barney
bradley brad
brandon brendon brendan
brian bryan brien
bridget bridie biddy brigid brigitte birgit gitta
calvin cal
cameron cam
caroline carrie carol carolyn carole caro karoline carolina
cassandra cass cassie sandra
catherine cathy kate katie kathy katherine kathryn katharine catharine cath kath kat kay kitty kathleen cathleen katharina katarina ekaterina katja katya catalina
cecilia cecily cissy celia
charles charlie chuck chas chaz chip charley
charlotte lottie lotte char
christian kristian
christina chrissy tina kristina christine kristine christiane stina
christopher chris kit topher kris christoph christophe kristopher cristobal
clarence clarrie
clifford cliff
clinton clint
conrad konrad con
constance connie
cynthia cindy
daniel dan danny dani daniele
danielle daniela daniella
david dave davey davy davie
deborah deb debbie debby debra
dennis denny denis
derek derrick deric
diana di dianne diane
dominic dom dominik dominick
donald don donny donnie
dorothy dot dottie dolly dora dorothea
douglas doug dougie
edith edie
edward ed eddie eddy ted teddy ned eduard eduardo edouard
edwin win
eileen aileen ilene
eleanor ellie nell nellie elle elinor
elias eli
elizabeth liz beth betty bess bessie betsy eliza lizzie lizzy elisabeth libby elsie ilse liza lisbeth lilibet bettina elspeth
emily em emmy emilie
eric erik erich
ernest ernie ernst ernesto
esther hester essie
eugene gene eugen evgeny
evelyn evie eva eve evelin
ezekiel zeke
felicity flick
florence flo flossie florrie
frances fran francie franny francesca franziska
francis frank frankie franklin francesco francisco paco pancho
franz francois
frederick freddie freddy frederic fredrick friedrich fritz federico fredrik frederik
gabriel gabe
gabrielle gabby gabi gaby gabriele gabriela
geoffrey geoff jeff jeffrey jeffery jefferey gottfried
george georgie georg georges giorgio
georgina georgia georgiana
gerald gerry jerry geraldo
gerhard gerd gert
gertrude trudy gertie trude
gilbert gil
giovanni gianni
gordon gordie
grace gracie
graham graeme grahame
gregory greg gregg grigory gregor
guillermo memo
gwendolyn gwen
hannah hanna
harold hal harald
harriet hattie hettie
heinrich heinz
helen helena ellen elena lena
henry hank henri hendrik enrique enrico henrik
herbert herb heribert
herman hermann
howard howie
hugh hughie hugo huw
ian iain
ignatius iggy ignacio nacho
isaac ike
isabella isabel isabelle isobel izzy bella ysabel
jacob jake jakob jakub
jacqueline jackie jacqui jacky
james jim jimmy jamie jem jaime
jane janie
janet jeannette jeanette
jasmine jas jazz
jason jase
jean jeanne jeannie
jennifer jen jenny jenni jenna
jeremy jez
jessica jess jessie
jillian jill gillian gill
joan joanie
joanne jo joanna joann johanna
johannes hans hannes
john johnny johnnie jock
jonathan jon jonny jonathon johnathan
joseph joe joey josef jozef jose giuseppe pepe sepp yusuf youssef
josephine josie josefine
joshua josh
juan juanito
judith judy judi jude
juergen jurgen
julia julie jules juliet juliette
karen karin karyn
karl carl carlos carlo
kenneth ken kenny
kevin kev
kimberly kim kimberley
kirsten kirsty kirstin kristen kristin
klaus claus
laura laurie lauren loretta lori
lawrence larry lawrie lars lorenz lorenzo lorne
leah lea
leonard len lenny leo leon leonardo
leslie les lesley
lewis louis lou louie luis luigi ludwig luiz
lillian lily lilly lilian lili
linda lynda lyn lynn lynne lin
lindsay lindsey
louise louisa lulu luise luisa
lucy lucia lucille lucie
luke lucas lukas luca luc
madeline maddie maddy madeleine madelyn
malcolm mal
marc mark marcus markus marco marek
margaret maggie meg peggy marge margie madge margot greta gretchen margarete margarita marguerite margaretha grete
maria mary marie molly mamie mariah mitzi
marion marian
martin marty
matilda tilly tillie mathilda
matthew matt mattie matty mathew matthias mathias mateo matteo matthieu
maurice mo morris moritz
maximilian max maxim maxwell maximillian
melissa missy lissa
michael mike mick mickey micky mikey micah michel miguel mikhail misha mikael
michelle shelly michele shell
miriam mimi
mitchell mitch
mohammed mohamed muhammad mohammad mehmet muhammed
monica mona monika
natalie natalia natasha tasha nathalie
nathaniel nat nathan nate nathanael
neil neal niall
nicholas nick nicky nico nicolas nikolaus nikolai nicolo nikolas niklas
nicole nikki nicola nicki nicolette
nora norah
norman norm
oliver ollie olly oli olivier
olivia liv livia
oscar oskar ozzie
oswald oz
pamela pam
patricia pat patty trish tricia patsy trisha
patrick paddy patrik
paul pablo paolo pavel pawel
paula pauline paulina
penelope penny pen
percival percy
peter pete pedro pierre pietro piotr
philip phil phillip pip felipe philipp philippe
philippa pippa
prudence pru
rachel rach rachael raquel
ralph ralf
randall randy randolph
raphael rafael rafe
raymond ray raimund ramon
rebecca becky becca bec rebekah
reginald reg reggie
richard dick rick rich ricky richie ricardo dickie ritchie
robert rob bob bobby robbie bobbie roberto
roderick rod roddy
roger rog rodger ruediger rudiger
roland rollo
ronald ron ronnie ronny
rosemary rosie rose rosa rosalind
roxanne roxy
rudolf rudi rudolph rudy
russell russ
samantha sammie
samuel sam sammy
sarah sara sally sadie
scott scottie
sean shaun shawn
sebastian seb bastian basti
sharon shari
sidney sid sydney
silvia sylvia sylvie
simon si simeon
sophia sophie sofia
stanley stan
stephanie steph stefanie stephany
stephen steve steven stevie stefan stephan steffen etienne esteban stefano
stuart stewart stu
susan sue susie suzy susanna suzanne susanne suzie sukie zuzana
tabitha tabby
tamara tammy tammie
terence terry terrance terrence
teresa tess tessa theresa terri resi therese
thaddeus thad
theodore theo theodor
thomas tom tommy tomas tam
timothy tim timmy
tobias toby tobi
tracy tracey
tristan tristram
ulrich uli ulli
ursula uschi ursel
valerie val
vanessa nessa
victor vic viktor
victoria vicky vicki tori vickie vikki
vincent vince vinny vincenzo vinnie
violet vi
virginia ginny ginger
vivian viv vivienne
vladimir vova volodymyr
walter walt wally walther
wilfred wilf wilfried
wilhelmina mina minnie
william bill will billy willy willie wilhelm guillaume wim
winifred winnie
wolfgang wolf
yvonne evonne
zachary zach zac zack zachariah zak
zoe zoey
`;

/** Each group with the name that stands for it first. */
export const givenNameGroups: readonly (readonly string[])[] = groups
  .trim()
  .split('\n')
  .map((group) => group.split(' '));

const nameOf = new Map(
  givenNameGroups.flatMap((forms) => forms.map((form): [string, string] => [form, forms[0] ?? form])),
);

/** The name that stands for all its short forms and spellings; the word itself where it is in no group. */
export function toFullGivenName(word: string): string {
  return nameOf.get(word) ?? word;
}
