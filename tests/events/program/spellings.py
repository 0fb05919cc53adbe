"""Public figures as English has them, and how the press of other languages spells them.

Azerbaijani, Georgian and Russian first, then other spellings in use. A rule finds those of RULED
from the English name alone; those of ALIASED only once one reported form (the first) is known.
"""

RULED = {
    # Azerbaijan
    "Ilham Aliyev": "İlham Əliyev|ილჰამ ალიევი|Ильхам Алиев|Ilkham Aliev|Ilham Alijew",
    "Heydar Aliyev": "Heydər Əliyev|ჰეიდარ ალიევი|Гейдар Алиев|Geidar Aliev|Haydar Aliyev",
    "Mehriban Aliyeva": "Mehriban Əliyeva|მეჰრიბან ალიევა|Мехрибан Алиева|Mekhriban Alieva",
    "Jeyhun Bayramov": "Ceyhun Bayramov|ჯეიჰუნ ბაირამოვი|Джейхун Байрамов|Dzheikhun Bairamov",
    "Hikmet Hajiyev": "Hikmət Hacıyev|ჰიქმეთ ჰაჯიევი|Хикмет Гаджиев|Khikmet Gadzhiev",
    "Elmar Mammadyarov": "Elmar Məmmədyarov|ელმარ მამედიაროვი|Эльмар Мамедъяров|Elmar Mamedyarov",
    "Shakhriyar Mamedyarov": "Şəhriyar Məmmədyarov|შაჰრიარ მამედიაროვი|Шахрияр Мамедъяров",
    "Teimour Radjabov": "Teymur Rəcəbov|თეიმურ რაჯაბოვი|Теймур Раджабов|Teymur Rajabov",
    "Vugar Gashimov": "Vüqar Həşimov|ვუგარ ჰაშიმოვი|Вугар Гашимов|Vugar Hashimov",
    "Muslim Magomayev": "Müslüm Maqomayev|მუსლიმ მაგომაევი|Муслим Магомаев",
    "Polad Bulbuloglu": "Polad Bülbüloğlu|პოლად ბულბულოღლუ|Полад Бюльбюль-оглы",
    "Chingiz Abdullayev": "Çingiz Abdullayev|ჩინგიზ აბდულაევი|Чингиз Абдуллаев",
    "Huseyn Javid": "Hüseyn Cavid|ჰუსეინ ჯავიდი|Гусейн Джавид|Husein Dzhavid",
    "Nizami Ganjavi": "Nizami Gəncəvi|ნიზამი განჯევი|Низами Гянджеви|Nezami Ganjavi",
    "Uzeyir Hajibeyov": "Üzeyir Hacıbəyov|უზეირ ჰაჯიბეკოვი|Узеир Гаджибеков|Uzeyir Hajibeyli",
    "Gara Garayev": "Qara Qarayev|ყარა ყარაევი|Кара Караев|Kara Karayev",
    "Fikret Amirov": "Fikrət Əmirov|ფიქრეთ ამიროვი|Фикрет Амиров",
    "Alim Qasimov": "Alim Qasımov|ალიმ გასიმოვი|Алим Касымов|Alim Gasimov|Алим Гасымов",
    "Vagif Mustafazadeh": "Vaqif Mustafazadə|ვაგიფ მუსტაფაზადე|Вагиф Мустафа-заде",
    "Mammad Amin Rasulzadeh": "Məhəmməd Əmin Rəsulzadə|მამედ ემინ რასულზადე|Мамед Эмин Расулзаде",
    "Artur Rasizade": "Artur Rasizadə|არტურ რასიზადე|Артур Расизаде",
    "Novruz Mammadov": "Novruz Məmmədov|ნოვრუზ მამედოვი|Новруз Мамедов|Novruz Mamedov",
    "Zakir Hasanov": "Zakir Həsənov|ზაქირ ჰასანოვი|Закир Гасанов|Zakir Gasanov",
    "Khadija Ismayilova": "Xədicə İsmayılova|ხადიჯა ისმაილოვა|Хадиджа Исмайлова|Khadija Ismailova",
    "Isa Gambar": "İsa Qəmbər|ისა გამბარი|Иса Гамбар|Isa Qambar",
    "Abulfaz Elchibey": "Əbülfəz Elçibəy|აბულფაზ ელჩიბეი|Абульфаз Эльчибей|Ebulfez Elçibey",
    "Ayaz Mutallibov": "Ayaz Mütəllibov|აიაზ მუტალიბოვი|Аяз Муталибов|Ayaz Mutalibov",
    "Sahiba Gafarova": "Sahibə Qafarova|საჰიბა ყაფაროვა|Сахиба Гафарова",
    "Ali Asadov": "Əli Əsədov|ალი ასადოვი|Али Асадов",
    # Georgia
    "Eduard Shevardnadze": "Eduard Şevardnadze|ედუარდ შევარდნაძე|Эдуард Шеварднадзе|Schewardnadse",
    "Zviad Gamsakhurdia": "Zviad Qamsaxurdiya|ზვიად გამსახურდია|Звиад Гамсахурдия",
    "Konstantine Gamsakhurdia": "კონსტანტინე გამსახურდია|Константин Гамсахурдия",
    "Mikheil Saakashvili": "Mixeil Saakaşvili|მიხეილ სააკაშვილი|Михаил Саакашвили|Saakaschwili",
    "Salome Zourabichvili": "Salome Zurabişvili|სალომე ზურაბიშვილი|Саломе Зурабишвили",
    "Giorgi Margvelashvili": "Giorgi Marqvelaşvili|გიორგი მარგველაშვილი|Георгий Маргвелашвили",
    "Mikheil Kavelashvili": "Mixeil Kavelaşvili|მიხეილ ყაველაშვილი|Михаил Кавелашвили",
    "Irakli Garibashvili": "İrakli Qaribaşvili|ირაკლი ღარიბაშვილი|Ираклий Гарибашвили",
    "Irakli Kobakhidze": "İrakli Kobaxidze|ირაკლი კობახიძე|Ираклий Кобахидзе|Irakli Kobachidse",
    "Giorgi Kvirikashvili": "Giorgi Kvirikaşvili|გიორგი კვირიკაშვილი|Георгий Квирикашвили",
    "Bidzina Ivanishvili": "Bidzina İvanişvili|ბიძინა ივანიშვილი|Бидзина Иванишвили|Iwanischwili",
    "Nino Burjanadze": "Nino Burcanadze|ნინო ბურჯანაძე|Нино Бурджанадзе",
    "Zurab Zhvania": "Zurab Jvaniya|ზურაბ ჟვანია|Зураб Жвания|Zurab Zjvania",
    "Shalva Papuashvili": "Şalva Papuaşvili|შალვა პაპუაშვილი|Шалва Папуашвили",
    "Kakha Kaladze": "Kaxa Kaladze|კახა კალაძე|Каха Каладзе",
    "Khatia Buniatishvili": "Xatia Buniatişvili|ხატია ბუნიათიშვილი|Хатия Буниатишвили",
    "Katie Melua": "Keti Melua|ქეთი მელუა|Кэти Мелуа",
    "Nona Gaprindashvili": "Nona Qaprindaşvili|ნონა გაფრინდაშვილი|Нона Гаприндашвили",
    "Maia Chiburdanidze": "Mayya Çiburdanidze|მაია ჩიბურდანიძე|Майя Чибурданидзе",
    "Khvicha Kvaratskhelia": "Xviça Kvaratsxeliya|ხვიჩა კვარაცხელია|Хвича Кварацхелия",
    "Shota Rustaveli": "Şota Rustaveli|შოთა რუსთაველი|Шота Руставели|Schota Rustaweli",
    "Ilia Chavchavadze": "İlya Çavçavadze|ილია ჭავჭავაძე|Илья Чавчавадзе",
    "Nodar Dumbadze": "ნოდარ დუმბაძე|Нодар Думбадзе|Nodar Dumbadse",
    "Niko Pirosmani": "ნიკო ფიროსმანი|Нико Пиросмани",
    "Zurab Tsereteli": "Zurab Sereteli|ზურაბ წერეთელი|Зураб Церетели",
    "Otar Iosseliani": "Otar İoseliani|ოთარ იოსელიანი|Отар Иоселиани",
    "Sergei Parajanov": "Sergey Paracanov|სერგო ფარაჯანოვი|Сергей Параджанов|Paradzhanov",
    "Nika Gvaramia": "Nika Qvaramiya|ნიკა გვარამია|Ника Гварамия",
    "Mzia Amaglobeli": "Mziya Amaqlobeli|მზია ამაღლობელი|Мзия Амаглобели|Mzia Amaghlobeli",
    # Russia, Belarus, Ukraine, Kazakhstan, Armenia
    "Vladimir Putin": "ვლადიმერ პუტინი|Владимир Путин|Vladimir Poutine|Wladimir Putin",
    "Sergey Lavrov": "სერგეი ლავროვი|Сергей Лавров|Sergei Lavrov|Sergej Lawrow",
    "Mikhail Gorbachev": "Mixail Qorbaçov|მიხეილ გორბაჩოვი|Михаил Горбачёв|Michail Gorbatschow",
    "Boris Yeltsin": "ბორის ელცინი|Борис Ельцин|Boris Eltsine|Boris Jelzin",
    "Dmitry Medvedev": "Dmitri Medvedev|დმიტრი მედვედევი|Дмитрий Медведев|Dmitrij Medwedew",
    "Alexei Navalny": "Aleksey Navalnı|ალექსეი ნავალნი|Алексей Навальный|Alexej Nawalny",
    "Maria Zakharova": "Mariya Zaxarova|მარია ზახაროვა|Мария Захарова",
    "Alexander Pushkin": "Aleksandr Puşkin|ალექსანდრ პუშკინი|Александр Пушкин|Puschkin",
    "Fyodor Dostoevsky": "Fyodor Dostoyevski|ფიოდორ დოსტოევსკი|Фёдор Достоевский|Dostojewski",
    "Anton Chekhov": "Anton Çexov|ანტონ ჩეხოვი|Антон Чехов|Anton Tchekhov",
    "Pyotr Tchaikovsky": "Pyotr Çaykovski|პეტრე ჩაიკოვსკი|Пётр Чайковский|Pjotr Tschaikowski",
    "Dmitri Shostakovich": "Dmitri Şostakoviç|დმიტრი შოსტაკოვიჩი|Дмитрий Шостакович|Schostakowitsch",
    "Mstislav Rostropovich": "Mstislav Rostropoviç|მსტისლავ როსტროპოვიჩი|Мстислав Ростропович",
    "Anna Akhmatova": "Anna Axmatova|ანა ახმატოვა|Анна Ахматова|Anna Achmatowa",
    "Garry Kasparov": "Harri Kasparov|გარი კასპაროვი|Гарри Каспаров|Garri Kasparow",
    "Anatoly Karpov": "Anatoli Karpov|ანატოლი კარპოვი|Анатолий Карпов",
    "Alla Pugacheva": "Alla Puqaçova|ალა პუგაჩოვა|Алла Пугачёва|Alla Pugachova",
    "Svetlana Alexievich": "Svetlana Aleksiyeviç|სვეტლანა ალექსიევიჩი|Светлана Алексиевич",
    "Alexander Lukashenko": "Aleksandr Lukaşenko|ალექსანდრე ლუკაშენკო|Александр Лукашенко",
    "Volodymyr Zelenskyy": "Volodimir Zelenski|ვოლოდიმირ ზელენსკი|Владимир Зеленский",
    "Petro Poroshenko": "Petro Poroşenko|პეტრო პოროშენკო|Пётр Порошенко|Petro Poroschenko",
    "Yulia Tymoshenko": "Yuliya Timoşenko|იულია ტიმოშენკო|Юлия Тимошенко|Julia Timoschenko",
    "Dmytro Kuleba": "Dmitro Kuleba|დმიტრო კულება|Дмитрий Кулеба|Дмитро Кулеба",
    "Valerii Zaluzhnyi": "Valeri Zalujnı|ვალერი ზალუჟნი|Валерий Залужный",
    "Viktor Yanukovych": "Viktor Yanukoviç|ვიქტორ იანუკოვიჩი|Виктор Янукович|Janukowitsch",
    "Taras Shevchenko": "Taras Şevçenko|ტარას შევჩენკო|Тарас Шевченко|Taras Schewtschenko",
    "Vitali Klitschko": "Vitali Kliçko|ვიტალი კლიჩკო|Виталий Кличко|Vitaliy Klychko",
    "Nursultan Nazarbayev": "ნურსულთან ნაზარბაევი|Нурсултан Назарбаев",
    "Kassym-Jomart Tokayev": "Kasım-Jomart Tokayev|ყასიმ-ჟომართ ტოკაევი|Касым-Жомарт Токаев",
    "Nikol Pashinyan": "Nikol Paşinyan|ნიკოლ ფაშინიანი|Никол Пашинян|Nikol Paschinjan",
    # Turkey
    "Recep Tayyip Erdogan": "Rəcəb Tayyib Ərdoğan|რეჯეფ თაიფ ერდოღანი|Реджеп Тайип Эрдоган|Erdoğan",
    "Ahmet Davutoglu": "Əhməd Davudoğlu|აჰმეთ დავუთოღლუ|Ахмет Давутоглу|Ahmet Davutoğlu",
    "Mevlut Cavusoglu": "Mövlud Çavuşoğlu|მევლუთ ჩავუშოღლუ|Мевлют Чавушоглу|Mevlüt Çavuşoğlu",
    "Hakan Fidan": "ჰაქან ფიდანი|Хакан Фидан",
    "Orhan Pamuk": "Orxan Pamuk|ორჰან ფამუქი|Орхан Памук",
    "Elif Shafak": "Elif Şafak|ელიფ შაფაქი|Элиф Шафак",
    "Kemal Kilicdaroglu": "Kamal Kılıçdaroğlu|ქემალ ქილიჩდაროღლუ|Кемаль Кылычдароглу",
    "Ekrem Imamoglu": "Əkrəm İmamoğlu|ექრემ იმამოღლუ|Экрем Имамоглу|Ekrem İmamoğlu",
    "Fazil Say": "Fazıl Say|ფაზილ საი|Фазыл Сай",
    "Abdullah Gul": "Abdulla Gül|აბდულა გიული|Абдулла Гюль|Abdullah Gül",
    # Elsewhere
    "Emmanuel Macron": "Emmanuel Makron|ემანუელ მაკრონი|Эммануэль Макрон|Эмманюэль Макрон",
    "Angela Merkel": "Anqela Merkel|ანგელა მერკელი|Ангела Меркель",
    "Olaf Scholz": "Olaf Şolts|ოლაფ შოლცი|Олаф Шольц",
    "Ursula von der Leyen": "Ursula fon der Leyen|ურსულა ფონ დერ ლაიენი|Урсула фон дер Ляйен",
    "Donald Trump": "Donald Tramp|დონალდ ტრამპი|Дональд Трамп",
    "Joe Biden": "Co Bayden|ჯო ბაიდენი|Джо Байден",
    "Kaja Kallas": "Kaya Kallas|კაია კალასი|Кая Каллас",
    "Jean-Claude Juncker": "Жан-Клод Юнкер|Jan-Klod Yunker|ჟან-კლოდ იუნკერი",
    "Barack Obama": "Barak Obama|ბარაკ ობამა|Барак Обама",
    "Boris Johnson": "Boris Conson|ბორის ჯონსონი|Борис Джонсон",
    "Hillary Clinton": "Hillari Klinton|ჰილარი კლინტონი|Хиллари Клинтон",
    "Antony Blinken": "Entoni Blinken|ენტონი ბლინკენი|Энтони Блинкен",
    "Viktor Orban": "ვიქტორ ორბანი|Виктор Орбан|Viktor Orbán",
    "Nicolas Sarkozy": "Nikola Sarkozi|ნიკოლა სარკოზი|Николя Саркози",
    "Jens Stoltenberg": "Yens Stoltenberq|იენს სტოლტენბერგი|Йенс Столтенберг",
    "Antonio Guterres": "Antonio Quterreş|ანტონიო გუტერეში|Антониу Гутерриш|António Guterres",
    "Mark Rutte": "Mark Rütte|მარკ რუტე|Марк Рютте",
    "George Soros": "Corc Soros|ჯორჯ სოროსი|Джордж Сорос",
    "Magnus Carlsen": "Maqnus Karlsen|მაგნუს კარლსენი|Магнус Карлсен",
    "Hikaru Nakamura": "ჰიკარუ ნაკამურა|Хикару Накамура",
    "Viswanathan Anand": "Vişvanatan Anand|ვიშვანათან ანანდი|Вишванатан Ананд",
    "William Shakespeare": "Vilyam Şekspir|უილიამ შექსპირი|Уильям Шекспир",
    "Agatha Christie": "Aqata Kristi|აგათა კრისტი|Агата Кристи",
    "Umberto Eco": "Umberto Eko|უმბერტო ეკო|Умберто Эко",
    "Gabriel Garcia Marquez": "Qabriel Qarsia Markes|გაბრიელ გარსია მარკესი|Габриэль Гарсиа Маркес",
    "Franz Kafka": "Frans Kafka|ფრანც კაფკა|Франц Кафка",
    "Ernest Hemingway": "Ernest Heminquey|ერნესტ ჰემინგუეი|Эрнест Хемингуэй",
    "Wolfgang Amadeus Mozart": "Volfqanq Amadey Motsart|ვოლფგანგ ამადეუს მოცარტი|Вольфганг Моцарт",
    "Ludwig van Beethoven": "Lüdviq van Bethoven|ლუდვიგ ვან ბეთჰოვენი|Людвиг ван Бетховен",
}
# Spoken in one language as another does not write it: the first form is the one reported.
ALIASED = {
    "Leo Tolstoy": "Лев Толстой|Lev Tolstoy|ლევ ტოლსტოი|Lew Tolstoi",
    "Charles Michel": "Шарль Мишель|Şarl Mişel|შარლ მიშელი",
    "Kakha Kaladze": "კახაბერ კალაძე|Kakhaber Kaladze|Кахабер Каладзе",
    "Xi Jinping": "Си Цзиньпин|Si Tszinpin|სი ძინპინი|Si Cinpin",
    "Jacques Chirac": "Жак Ширак|Jak Şirak|ჟაკ შირაკი",
    "Mammad Amin Rasulzadeh": "Mehmet Emin Resulzade",
}
# Names like those above, for the right one to come before them.
DISTRACTORS = (
    "Ilhama Aliyeva|Ilgar Aliyev|Ilham Valiyev|Heydar Alizade|Aydar Alibeyli|Mehriban Valiyeva|"
    "Mehraj Aliyev|Ceyhun Bayramli|Jeyhuna Bayramova|Hikmat Hasanov|Hikmet Haji|Elmira Mammadyarova|"
    "Elmar Mammadov|Elmira Mammadova|Shahriyar Mammadov|Teymur Rajabli|Taymuraz Rajabov|"
    "Vugar Hasanov|Vugar Hashimzade|Muslum Magerramov|Polad Bulbul|Chingiz Abdullazade|"
    "Huseyn Javadov|Huseyn Huseynov|Huseyna Huseynova|Nizami Ganjali|Uzeyir Hajiyev|Gara Garali|"
    "Fikrat Amiraslanov|Alim Gasimli|Alima Gasimova|Vagif Mustafayev|Aziza Mustafazade|"
    "Arthur Rashidzade|Novruz Mahmudov|Nuray Mammadova|Navruz Mammadzade|Zakira Hasanova|"
    "Zakir Huseynov|Khadim Ismayilov|Khadija Islamova|Isa Gambarov|Abulfaz Elchiyev|Ayaz Mutallimov|"
    "Sahib Gasimov|Sahiba Jafarova|Ali Asgarov|Alya Asadova|Adil Taghiyev|Rashad Taghizade|"
    "Tahir Tahirov|Adila Tahirova|Anar Tagi|Eduard Shevarnadze Junior|Zviad Gamkrelidze|"
    "Konstantine Gamkrelidze|Mikheil Sakvarelidze|Salome Zurabiani|Giorgi Margiani|Giorgi Margania|"
    "Mikheil Kavtaradze|Irakli Gharibyan|Irakli Kobalia|Irakli Kakhidze|Nino Kobakhidze|"
    "Giorgi Kvirkvelia|Bidzina Ivanidze|Nino Burduli|Zurab Zhorzholiani|Shalva Papava|Kakha Kaladia|"
    "Khatuna Buniatyan|Ketevan Melia|Nana Gaprindauli|Maya Chikovani|Khvicha Kvaratskheliani|"
    "Shota Rusadze|Ilia Chanturia|Nodar Dumbaia|Niko Pirashvili|Zurab Tsertsvadze|Irakli Tsereteli|"
    "Otar Ioseb|Sergi Papaskiri|Nika Gvazava|Mzia Amaghliani|Vladimir Pushkov|Sergey Lavrentyev|"
    "Mikhail Gorbunov|Boris Yelizarov|Dmitry Medvedkov|Alexei Novikov|Maria Zakharchenko|"
    "Alexandra Pushkina|Fyodor Dobrov|Anton Chernov|Pyotr Chaadayev|Dmitri Shostak|Anna Akhmedova|"
    "Garry Gasparyan|Anatoly Kasparov|Alla Pugach|Alexander Lukash|Volodymyr Zelinsky|"
    "Petro Doroshenko|Yulia Timofeyeva|Viktor Yanukyan|Taras Shevchuk|Andriy Shevchenko|"
    "Nikola Pashich|Recep Erdemir|Ahmet Davudov|Mevlut Cavuslu|Hakan Fidanli|Orhan Pamir|"
    "Elif Safarli|Kamal Kalbaliyev|Ekrem Imanov|Fazil Sayidov|Abdullah Guliyev|Marc Rutten|"
    "Wladimir Klitschko|Bill Clinton|Susan Polgar|Laszlo Orban|Boris Jansen"
)
