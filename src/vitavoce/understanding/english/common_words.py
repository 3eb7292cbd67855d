"""Everyday English words, as data: a word that is one of these was not mis-heard, so it is never mended."""

from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

COMMON_WORDS: Final = word_set("""
big bill film game grocery news shopping sport traffic upcoming weekend
ability able about above abroad absence absolute academy accent accept access accident account accuse ache achieve
acid across act action active actor actual add address admire admit adopt adult advance advantage adventure advert
advice affair affect afford afraid afternoon age agency agent agree ahead aid aim air airport alarm album alert alive
allow almost alone aloud alphabet alter amazing ambition amount ancient anger angle angry animal ankle announce annoy
annual ant anxiety apart apologise appeal appear apple appoint approach approve april arch area argue arise arm army
arrange arrest arrive arrow article artist ash ask asleep aspect assist assume atmosphere attach attack attempt attend
attitude attract aunt author autumn average avoid awake aware away awful axe baby back bacon bad badge bag bake
balance ball band bank bar bare bargain bark barn barrel base basic basin basket bat bath battle bay beach beam bean
bear beard beat beauty bed bee beef beer beg begin behave behind belief bell belong below belt bench bend benefit
berry bet beyond bike bill bind bird birth birthday biscuit bitcoin bite bitter black blade blame blanket blast blind
block blood blow blue board boat body boil bold bolt bomb bond bone bonus book border bore born borrow boss bother
bottle bottom bounce bound bow bowl box boy brain branch brand brass brave bread break breakfast breast breath breeze
brick bride bridge bright brilliant broad broken brother brown brush bucket budget bug bulb bull bullet bunch burden
burn burst bury bus bush busy butter button cabin cable cage cake calculate call calm camera camp campaign cancel
cancer candle cap capital captain car card care careful carers caress cargo carpet carrot carry cart case cash castle
catch cattle cause cave ceiling celebrate celery cell central century ceremony chain chair challenge champion chapter
character charge charm chart chase chat cheap cheat check cheek cheer cheese chemical chess chest chicken chief chin
chip chocolate choice choose church cigarette cinema circle circus citizen city civil claim class classic classical
clay clean clear clerk clever click client cliff climb clock close cloth clothes cloud clown club clue coach coal
coast coat code coffee coin cold collapse collar collect colour column comb comedy comfort command comment commit
common companion complain complex concept concern concert conclude condition conduct confirm confuse connect conscious
consider consist constant contact content contest context control convert convince cook cool copper copy corn corner
correct cottage cotton cough council counsel count counter country county courage court cousin cover cow crack craft
crash crazy cream credit creek crew crime crisis crisp crop cross crowd crown cruel crush cry crystal culture cup cure
curious currency curtain curve cushion custom cut cycle daily damage damp dance danger dark darling daughter dawn dead
deaf deal dear death debate debt decade decide deck declare decline decorate deep deer defeat defence degree delay
delicate delight demand deny depart depend deposit depth deputy desert deserve desire desk despite destroy detect
device diamond diary dictionary diet dig digital dinner dip direct dirt disagree disaster disc discover disease dish
dismiss display disregard distance distant disturb dive divide divorce dock docks doctor dog doll dollar dolphin door
dot double doubt dozen draft drag drama draw drawer dream dress drift drill drink drive drop drown drum drunk dry duck
dull dumb dump dust duty each eager eagle ear early earn earth ease east easter easy eat edge editor effect effort egg
eight either elastic elbow elder elect election electric elephant eleven else embark embrace emerge emotion empire
employ empty enemy energy engage engine english enjoy enormous enough ensure enter entire envelope equal equip era
error escape essay essential estate even evening event evil exact exam excel except exchange excite excuse exercise
exhibit exist exit expand expect expense explode explore export expose express extend extra extreme eye fabric face
factor factory fade fail faint fair fairy faith fall false fame family famous fan fancy farm fashion fast fat fate
father fault favour fear feast feather february fee feed feel fellow female fence festival fever fibre fiction field
fifteen fifth fifty fight figure file fill film final find fine finger finish fire firm fish fist fit five fix flag
flame flash flask flat flavour flesh flight float flock flood flooded floor flour flow flower fluid flute flux fly fog
fold folk follow food fool foot football force forecast foreign forest forever forget forgive fork form formal fortune
forty forward found four fox frame frank free freeze frequent fresh friday fridge friend fright frog front frost
frozen fruit fry fuel full fun fund funeral funny fur furniture future gain gallery gang gap garage garden garlic gas
gate gather gaze gem gender gene generous gentle ghost giant gift girl glad glance glass global glory glove glue goal
goat god gold golf good goods grab grace grand grandma grant grape grass grave gravity great green greet grey grief
grin grip ground group grow guarantee guard guess guest guide guilty guitar gun guy habit hair half hall hammer hand
handle handsome hang happen happy harbour hard harm harmony harvest hat hate haul head heal health heap hear heart
heat heaven heavy heel height helicopter hell helm help hen hero hesitate hidden hide high hill hint hip hire historic
hit hive hobby hold hole holiday holy home honest honey honour hook hope horizon horn horoscope horror horse hospital
host hot hotel hour hourly house huge human humble humour hundred hunger hunt hurry hurt husband hut ice idea ideal
ignore ill image imagine immense impact import impress impulse inch income increase indeed index indoor infant inform
injury ink inner innocent insect inside insist inspect inspire install instant instead instructions insult insurance
intend intense interior invent invest invite iron island issue item ivory jacket jail jailbreak jam january jar jaw
jazz jealous jeans jelly jest jewel join joint joke journal journey joy judge juice july jump june jungle junior jury
just justice keen keep kettle key keys kick kidney kill kind king kiss kitchen kite knee kneel knife knit knob knock
knot label lace lack ladder lady lake lamb lamp land landscape lane lap large laser late laugh launch laundry lawn
layer lazy lead leaf leak lean leap leather leave left leg legend leisure lemon lend length lens lesson letter lettuce
liberty library lick lid lie lift light like limb limit line link lion lip liquid list listen litre little live lively
liver load loan local lock locker log lonely long loose lord lose loss lottery loud lounge love lovely low loyal luck
luggage lump lunch lung luxury lyric lyrics machine magazine magic magnet mail main maintain major male mall manage
mango manner map marble march margin mark market marriage married marry mask mass master match mate matter maximum may
maybe mayor meal mean measure meat medal media meet melt member memory mend mental menu mercy merely merit merry mess
message metal method middle might mild mile milk mill mind mine mineral minimum minister minor minute miracle mirror
miss mission mistake mix mixture mobile mode model modern modest moment monday money monitor monkey month mood moon
moral morning mother motion motor mount mountain mouse mouth move movie mud mug multiply muscle museum mushroom music
mutual mystery myth nail naked narrow nasty nation native nature navy near neat neck need needle neglect neighbour
neither nephew nerve nest net network neutral never newspaper next nice niece night nine noble nobody nod noise nomad
none noon normal north nose notch note notice notion novel november number nurse nut oak obey object oblige observe
obtain obvious occasion occupy occur ocean october odd offend offer office often oil old olive onion open opera
operate opinion oppose option orange orbit orchestra order ordinary organ origin orphan ought ounce outdoor outer
outline output oven over owe own owner oxygen pace pack packet pad page pain paint pair palace pale palm pan panda
panel panic pants parcel pardon parent park parliament parrot part partner party pass passage passion password past
paste path patient pattern pause pay peace peach peak pear pearl pen pencil penny pension pepper perfect perform
perhaps permit person pet petrol phase phone phrase piano pick picnic picture pie piece pig pile pill pillow pilot pin
pine pink pint pipe pirate pit pity place plain plan plane planet plant plastic plate play player pleasant please
plenty plot plough plug plum plus pocket poem poet poetry point poison pole police polish polite politics pollen pond
pool poor pop popular porch port portion pose possess post pot potato pound pour powder power praise pray precious
prefer pregnant prepare present preserve president press pretend pretty prevent price pride priest prime prince print
prior prison private prize probable problem process proclaim produce profit prompt proof proper property propose
protect proud prove provide public pull pulse pump punch punish pupil puppet puppy pure purple purpose purse push
puzzle quality quantity quarter queen question queue quick quiet quit quite quote rabbit race rack racket radio rail
rain raise range rank rapid rare rat rate rather raw ray razor reach react reacted reaction read ready real reason
receipt receive recent recipe record recover red reduce refer reflect refresh refuse regard region regret regular
reject relate relax release relief religion rely remain remark remedy remember remind remote remove rent repair repeat
replace reply report request rescue reserve resist resort respect respond rest restore result retire return reveal
revenge review reward rewrite rhythm rib ribbon rice rich rid ride ridge rifle right ring rise risk rival river road
roar roast rob rock rocket rod roll romance roof room root rope rose rot rotten rough round route row royal rub rubber
rubbish rude rug ruin rule ruler rules rumour rush rust rusty sack sad saddle safe safety sail saint sake salad salary
sale salt same sand sandwich satisfy sauce sausage save saw scale scandal scar scare scarf scatter scene scent
schedule scheme scholar scissors scope score scout scream screen screw script sea seal search season seat second
secret secretary section secure seed seek seem seize select self sell senate send senior sense sentence sentry
separate september series serious servant serve service session set settle seven severe sew shade shadow shake shall
shallow shame shape share shares shark sharp shave shed sheep sheet shelf shell shelter shield shift shine ship shirt
shock shocked shoe shoot shop shore short shot shoulder shout shovel show shower shrink shut shy sick side sight sign
signal silence silent silk silly silver similar simple sin sincere sing single sink sir sister sit six size skate
skeleton sketch ski skin skirt sky slave sleep sleeve slice slide slight slim slip slope slow small smart smash smell
smile smoke smooth snack snake snow soak soap soccer sock soda sofa soft soil soldier sole solid solve song soon sore
sorrow sorry sort soul sound soup sour south space spare spark speak special species speech speed spell spend spice
spicy spider spill spin spirit spit splendid split spoil sponge sponsor sponsorship spoon sport spot spray spread
spring spy square squeeze stable stadium staff stage stain stair stake stamp stand standard star stare start starve
state station statue status stay steady steak steal steam steel steep stem step stick sticky stiff still sting stir
stock stomach stone stool stop store storm story stove straight strange strap straw stream street strength stress
stretch strict strike string strip stroke strong structure struggle student studio stuff stupid style subject submit
succeed success sudden suffer sugar suggest suit suitable sum summarise summer sun sunday sunny super supper supply
support suppose sure surf surface surgery surprise surround survey survive suspect swallow swamp swan swear sweat
sweep sweet swell swift swim swing switch sword symbol sympathy symphony system table tail tailor take tale talent
talk tall tank tap tape target task taste tax taxi tea teach team tear tease telephone television tell temper
temperature temple ten tend tennis tense tension tent term terrace terraced terrible terrific test text thank theatre
theft theme theory thick thief thin thing think thirst thirty thorough thought thousand thread threat three throat
throne through throw thumb thunder thursday ticket tide tidy tie tiger tight tile till timber tin tiny tip tire tissue
title toast tobacco today toe together toilet tomato tomorrow tone tongue tonight tooth top torch total touch tough
tour tourist toward towel tower town toy trace track trade tradition traffic tragedy trail train transfer translate
transport trap travel tray treasure treat tree tremble trend trial triangle tribe trick trip triumph troop trophy
trouble trousers truck true trumpet trunk trust truth try tube tuesday tune tunnel turkey turn twelve twenty twice
twin twist two type tyre ugly uncle under undo unfair uniform union unique unit unite unity universe unknown unless
unlike until unusual up upon upper upset urban urge urgent usual vacant vacation vague vain valley value van vanish
variety vast vault vegetable vehicle veil vein velvet venue verb verse vessel veteran victim victory view village
violent violin virgin virtue virus visa visible vision visit vital vivid voice volcano volume vote vowel voyage wage
wages wagon waist wait wake walk wall wallet wander war ward warm warn warrant wash waste watch water wave wax weak
wealth weapon wear weather weave web wedding wednesday weed week weigh weight welcome welfare west wet whale wheat
wheel while whip whisper whistle white whole wicked wide widow width wife wild will willing wind window windows wine
wing winner winter wipe wire wisdom wise wish witch witness wolf woman wonder wood wooden wool word world worm worry
worse worship worst worth wound wrap wreck wrist write wrong yacht yankees yard yawn year yellow yesterday young youth
zebra zero zone zoo
""")
