"""Words and phrases that make up no term, or do not tell what an article is about, in the languages we know.

Titles stand before a name and are no part of it. Empty words are the verbs of headlines and reports, and what every
article says of anything: a term neither is one nor holds one. Faint words are nouns and adjectives that name nothing by
themselves, but may be part of a term; vague ones name something, but not what an article is about. All are in lower
case, phrases as tuples of words; a language without a list has none.
"""

from collections.abc import Callable, Iterable

from dialogue_reader.language.words import word_spans

Entries = frozenset[tuple[str, ...]]

# Titles, abbreviated without their full stop; of several words with a comma between the entries.
_TITLES = {
    "de": "herr, herrn, frau, dr, prof, präsident, präsidentin, kanzler, kanzlerin, bundeskanzler, bundeskanzlerin,"
    " minister, ministerin, senator, bürgermeister, general, sprecher, sprecherin, chef, chefin",
    "en": "mr, mrs, ms, mx, miss, messrs, dr, drs, prof, sen, sens, rep, reps, gov, govs, gen, lt, col, maj, capt,"
    " cmdr, sgt, cpl, adm, pvt, brig, rev, hon, pres, supt, det, insp, amb, atty, sir, president, presidents,"
    " vice president, senator, senators, representative, representatives, congressman, congresswoman,"
    " congressmen, lawmaker, governor, ex-president,"
    " ex-vice president, ex-governor, ex-senator, chairman, chairwoman, secretary, secretary of state, secretary of"
    " defense, press secretary, prime minister, minister, judge, justice, chief justice, professor, general,"
    " attorney general, counsel, special counsel, chief of staff, colonel, captain, lieutenant, sergeant,"
    " commander, admiral, director, editor-in-chief, editor in chief,"
    " spokesman, spokeswoman, spokesperson, mayor, speaker, house speaker, majority leader, minority leader,"
    " ambassador, reverend, pastor, bishop, archbishop, cardinal, pope, former, then, ex, aide, adviser,"
    " advisor, agent, special agent, deputy, officer, detective, inspector, attorney, lawyer, counselor,"
    " activist, commentator, nominee, candidate, hopeful, frontrunner, strategist, spokespeople, leader, leaders,"
    " republican leader, democratic leader, whip, majority whip, minority whip, chief executive, ceo, founder,"
    " co-founder, analyst, economist, historian, sheriff, treasurer, first lady",
    "es": "sr, sra, srta, señor, señora, don, doña, dr, dra, presidente, presidenta, expresidente, ministro,"
    " ministra, senador, senadora, diputado, diputada, alcalde, alcaldesa, gobernador, general, portavoz, rey,"
    " reina, papa",
    "fr": "m, mm, mme, mmes, mlle, mlles, me, mgr, dr, pr, monsieur, madame, mademoiselle, président, présidente,"
    " ex-président, vice-président, premier ministre, première ministre, ministre, ministres, sénateur,"
    " sénatrice, député, députée, maire, gouverneur, préfet, général, colonel, capitaine, commandant,"
    " lieutenant, professeur, docteur, juge, procureur, directeur, directrice, secrétaire, secrétaire d'état,"
    " porte-parole, rédacteur en chef, rédactrice en chef, chancelier, chancelière,"
    " roi, reine, prince, princesse, pape, maître, vice-ministre",
    "it": "sig, signor, signora, dott, dottor, on, onorevole, presidente, ministro, ministra, premier, senatore,"
    " senatrice, deputato, sindaco, sindaca, generale, papa, re, portavoce",
    "nl": "dhr, mevr, mr, dr, prof, ir, drs, president, premier, minister, staatssecretaris, burgemeester, generaal,"
    " koning, koningin, woordvoerder",
    "pt": "sr, sra, dr, dra, senhor, senhora, dom, dona, presidente, ex-presidente, ministro, ministra, senador,"
    " senadora, deputado, deputada, prefeito, governador, general, papa, porta-voz",
    "vi": "ngài, gs, pgs, ts, ths, bs, ls, kts, đbqh, thủ tướng, phó thủ tướng, chủ tịch, phó chủ tịch, chủ tịch"
    " nước, tổng thống, phó tổng thống, bộ trưởng, thứ trưởng, ngoại trưởng, quốc vụ khanh, đại tướng, thượng"
    " tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, đại uý, thượng úy, thượng"
    " uý, trung úy, trung uý, thiếu úy, thiếu uý, bác sĩ, tiến sĩ, thạc sĩ, giáo sư, luật sư, giám đốc, phó giám"
    " đốc, tổng giám đốc, phó tổng giám đốc, bí thư, phó bí thư, tổng bí thư, đại sứ, đại biểu, hoàng tử, công"
    " chúa, thị trưởng, thống đốc, trưởng phòng, phó phòng, cục trưởng, phó cục trưởng, viện trưởng, hiệu"
    " trưởng, nhà lãnh đạo, lãnh đạo, tài xế, huấn luyện viên, hlv, nhà báo, phóng viên, ca sĩ, ca sỹ, nghệ sĩ, nghệ"
    " sỹ, thái tử, diễn viên, đạo diễn, thẩm phán, thượng toạ, thượng tọa, hoà thượng, hòa thượng, vua, nghị sĩ,"
    " thượng nghị sĩ, hạ nghị sĩ",
}  # fmt: skip

_EMPTY = {
    "fr": """
        abandonné accepté accordé accueille accueilli accusé achevé actuellement adopté adressé affiche affirmant afin
        agit aidé ainsi ajoutant alors améliorer annoncent annulé appelé appelle appellent apporte apporté approfondi
        approfondie approfondies approfondir approfondis approuvé arrête arrêtent arrêter arrive arrivé arrivée arrivées
        assure assurer assuré attaquer atteint attend attendu attire attiré au-delà au-dessous au-dessus augmenté
        aujourd'hui auprès auraient aurait autant autorisé autour avance avancé bat battent beau beaucoup beaux bel
        belle bientôt bloqué bon bonne bonnes bons brise cependant cessé cherche cherché choisi choisit ci-dessous
        ci-dessus commence commencé commis compris compte concernant concerne concernés condamner conduit confié
        confirme confirmé connaît connu conservé considère considéré consiste consolider constate constitue construit
        continue continuent contraint convaincu craint créer créé croire croit davantage demain demande demandent
        demander demandé devance devenir devient devra devraient devrait découvrir défend défendent déjà dénonce
        dénoncent dénoncé dépassé déposé désigné désormais détruit développer dévoile dirigé disparu dispose distribué
        dit doit doivent domine donne donné doté effectué effectuée effectuées effectués empêche emporté engagé ensuite
        entamé entend entraîne entraîné entre environ envisagé envoie envoyé espère estiment exclu exercé exige exigent
        existe explique expliquent exprimé échappé échoué écrit également élaboré élargir élimine élit épingle établi
        étudié évité évoque évoqué face facilite faire faisait fait faite faites faut favorise favoriser figure fin
        finalement fixé fonctionne font forcé formé fourni frappe gagne gagné garantit garde gardé grâce hier implique
        impose imposé inculpe inscrit insiste installé interdit interpelle interrogé intervient introduit invite invité
        jamais juge jugé jusqu'ici laisse lance lancé là-bas libère lieu lié liée liées liés limité limoge longtemps
        lorsqu lutter maintenu maintient malgré manifesté manque marqué mauvais mauvaise menace menacé mener mentionné
        met mettre meurent meurt mène mieux mis mise modifié moins montre montré nommé notamment nouveau nouveaux
        nouvelle nouvelles obligé observé obtenir obtenu obtiennent obtient occasion occupe ordonne organise organisé
        oublié ouvert ouvre paraît parfois parle parlé participe participé particulièrement passe passé pense pensé perd
        perdent perdu permet permettent permettre permis peut-être plaide plutôt poignarde porté pourraient pourrait
        poursuit poursuivre pourtant pouvait prend prendre presque précède préfère préparé présente présenté prévient
        prévoit prévu prévue prévus pris prochainement produit promet promouvoir promu prononce prononcé propose proposé
        provient provoque provoqué publie publié publiée puisqu puisse qualifie quelque quitte quitté quoiqu raconte
        racontée rapidement rappelons recommande reconnaît reconnu recule reçoit reçu refuse refusé regarde regrette
        rejeté rejette rejoint relance remis remplacé remporte remporté rend rendre rendu renforcer renforcé renonce
        reprend représente ressort reste restent retiré retrouve retrouvé revient réagi réagit réalise réalisé réalisée
        réalisées réalisés récemment réclame réclament réduit répond répondu réussi réussit révèle révélé s'agit saisi
        salue sauve semble sert seulement signé situé située situées situés sort souffre souhaite souhaitent soumis
        soutenu soutient souvent subi succède suggère suit suite suivi suivre surtout suscite suspend suspendu tandis
        tente tenter tenté tenu termine témoigne tient tombe touche touché touchée toutefois transmis travaille trouve
        trouvent trouvé tue tué utilise utilisé utilisée vaut veulent veut viennent vient vis-à-vis visant vise visent
        vit voir voit vote voté voulait vrai vraie vraiment
    """,
    "vi": """
        tiến hành, thực hiện, tổ chức thực hiện, triển khai, phối hợp, tăng cường, đẩy mạnh, thúc đẩy, nâng cao, góp
        phần, tập trung, duy trì, tiếp tục, đề nghị, yêu cầu, cho biết, cho rằng, khẳng định, nhấn mạnh, phát biểu, bày
        tỏ, tuyên bố, tiết lộ, chia sẻ, trao đổi, thảo luận, thống nhất, tham gia, tham dự, diễn ra, xảy ra, xuất hiện,
        bắt đầu, kết thúc, trở lại, trở thành, đưa ra, đánh giá, đánh giá cao, xác định, phát hiện, hiểu rõ, làm rõ,
        giải quyết, quyết định, lựa chọn, sử dụng, tạo điều kiện, nhằm, không ngừng, lần thứ nhất, lần thứ hai, chặt
        chẽ, có hiệu quả, quan trọng, chủ trì, đồng chủ trì, khai mạc, bế mạc, liên quan, cụ thể, thường xuyên, trực
        tiếp, chủ yếu, đặc biệt, hiện nay, thời gian qua, mong muốn, tin tưởng, hỗ trợ, khuyến khích, ngăn chặn, mở ra,
        nói chung, nói riêng, tình hình mới, khuôn khổ, quan điểm, xác nhận, phủ nhận, đưa tin, bất ngờ, liên tiếp, trị
        giá, đăng tải, hiểu, muốn, có mặt, chứng kiến, nhận được, ghi nhận, cảm thấy, mang lại, đem lại, tiếp nhận, tiếp
        xúc, thông báo, giới thiệu, công bố, dẫn lời, phản ánh, khiến, gây ra, bao gồm, đạt được, tạo ra, hoàn thành,
        hoàn thiện, chuẩn bị, dự kiến, ước tính, suốt, theo, hàng chục, hàng trăm, hàng nghìn, hàng ngàn, lập tức, ngay
        lập tức, nhanh chóng, kịp thời, cố gắng, nỗ lực, quyết liệt, sẵn sàng, đảm bảo, bảo đảm, hướng dẫn, kiểm tra,
        hưởng ứng, chấp hành, áp dụng, điều chỉnh, đề xuất, kiến nghị, thừa nhận, lo ngại, kêu gọi, cảnh báo, ý nghĩa,
        hợp pháp, tương tự, chính thức, rõ ràng, đúng, rất, vô cùng, nghiêm trọng, dẫn đến, kéo dài, giảm xuống, tăng
        lên, đồng ý, gặp phải, chịu, gửi, đòi, cố ý, hàng đầu, đầu tiên, cuối cùng, mới nhất, thứ nhất, thứ nhì, tận
        dụng, chiếm, vượt qua, rơi vào, đối mặt, tung ra, lên tiếng, sang, thưa, tuổi, năm tuổi, dẫn, khỏi, thứ,
        nước ta
    """,
}  # fmt: skip

# English verbs as regular bases (all of their forms are empty), as bases that are nouns too (only their forms in -ed
# and -ing are), and other words as they stand.
_VERBS_EN = """
    accept accuse achieve acknowledge add admit adopt affirm agree allege allow announce anticipate apologize appear
    apply appoint appreciate argue arrive ask assassinate assert assess assume avoid await become believe bless bolster
    broaden calculate cancel celebrate cite clarify compare compel complain conclude confirm consider contain continue
    contribute convince create criticise criticize declare decline defend define deliver deny depart depend describe
    deserve determine develop disclose discover discriminate discuss dismiss distribute dominate educate elaborate
    emerge emphasize enable encourage endorse enjoy ensure enter envision escalate establish exclude execute exist
    expand expect explain express extend fail follow gather grant guarantee hail happen hinder identify ignore implore
    imply impose improve include increase indicate inform inherit insist intend introduce investigate invite involve
    join justify laud learn listen maintain manage mention mislead nominate notify obtain occur oppose originate oust
    participate persuade portray pose predict prefer prepare pretend prevent proceed prohibit propose protect prove
    provide provoke publish pursue quash reaffirm realize recall receive recognize recommend reconsider refer refocus
    refuse regard reiterate reject relate rely remain remember remind remove repeat replace require resemble resign
    resolve respond reveal rip save seek seem select settle slam smell solve speculate stay strengthen struggle submit
    succeed suggest supervise surround sustain testify tout trigger uncover undercut undermine understand unveil urge
    violate vow warn weaken weigh
"""
_NOUNS_TOO_EN = """
    act address aim answer appeal attack attempt back benefit blame blast block boast call cause challenge change charge
    claim clear comment concern contact control cut damage deal decide defeat delay demand direct dispute doubt drop
    dump end estimate experience face feature fight fill fire flip focus force fuel gain head help highlight hope host
    issue keep lack lament land lash launch lead leave limit line link list look make mark mirror move need neglect note
    offer order oversee pass place plan play pledge point praise press promise pull punch push question quote raise
    reach read reason record release repeal report request return review reward risk roll rule sanction say schedule
    shape share shield shift show sign slam soldier spur start state step stop support talk tell term threat threaten
    trust try turn tweet use view visit voice vote wait want welcome wish wonder work worry
"""
_OTHERS_EN = """
    about-face abruptly accompanying additional afternoon afterward ahead ala alleged alongside amazing amid anonymous
    anymore apart apparently ariz ark arresting arrests ate aug available aware awful bad badly beaten beautiful
    became began begun best better big bigger biggest bitten bought breaking bring bringing brings broke brought
    brutal built buying buys calif came capable caught certain cheaper chose chosen classified clear clever colo comes
    coming common complete concerned conn controversial correct couldn critical crooked current cute dec did didn
    different difficult doesn don done driven due earlier early easier easy eaten entire equal evening everyday exact
    exceptional extraordinary fallen familiar famous fantastic feb fell felt fewer fighting final fla flown following
    forbidden forced forgotten formal forward fought found free frequent full further future gave gets getting given
    gives giving goes going gone gonna good got gotten great grew grown had happy hard harder hasn haven heard heavy
    held hidden high higher holds huge important impossible inaccurate incredible instead isn kept key knew known
    knows laid large larger late latest led left lets lies likely little live long longtime lost low made main major
    makes making meant meanwhile meet meets mere met mich minn monthlong morning multiple nasty near nearby necessary
    negative new next nice night nobody nov obvious oct okla old older ones ongoing only open opposite ordinary
    original other outside outspoken own paid particular past perfect possible potential presumptive previous
    prominent proper put puts putting quick ran reached read ready real recent regardless relevant remarkable
    responsible ridden right risen rising rose said same sat saw saying says seen sees selling sells sent separate
    sept serious set sets setting several severe shaken short shouldn showed shown shows significant similar simple
    single slain small smaller sold sole sought special specific spent spoke spoken stands steal steals stole stolen
    stood strong struck such sudden sure swear swears swept swore sworn taken takes taking taught teaching tells tenn
    thinks thought threw thrown tiny today told tomorrow tonight took torn tough tried tries true u.s unable unclear
    understood unlikely various very vocal warm weak wearing wears well went weren whole whose wide willing won
    wonderful wore worse worst wouldn writes writing written wrong wrote wyo yearslong yesterday young
"""
_FAINT = {
    "en": """
        ability absence abuse acceptance access accident account accusation action actions addition address
        administration admission advantage advice affair affairs age agreement aide aides aim allegation allegations
        ally alternative ambition amendment americans amount anger announcement answer answers anxiety anyone apology
        appearance approach area areas argument arguments arrival article articles aspect assault assembly assertion
        asset assistance associate assumption atmosphere attack attempt attention audience author authority awareness
        background backlash ban band bar basis beat beginning behalf behavior behaviour belief beliefs benefactor
        benefit bid bill billionaire bit blow board body boost boss boy breach briefing brother bunch burden bureau
        business calendar call calls camera camp campaign candidate candidates capacity career case cases category cause
        caution celebration center ceremony certainty chair champion chance chances change changes chaos character
        characterization charge chief child choice chorus circle circumstances citizens city claim claims clarity clash
        class client clue colleague colleagues collection color colour combination comfort command comment comments
        commission commitment committee communications communities community companion company comparison competition
        complaint compromise concern concerns conclusion condition conduct conference confession confidence conflict
        confusion congressional connection consequence consequences consideration constituent contact content contest
        context contrast contribution control controversy conversation conversations conviction copy corner corporation
        cost costs council counsel counterpart country couple courage course court coverage crackdown creation
        credibility crime crisis criterion critic criticism critics crowd culture curiosity customer cycle danger data
        date daughter day days deadline deal dealer death debate decision decisions defeat defense degree delegation
        demand demands democratic department dependence description desire desk detail details determination development
        difference dignity direction disagreement disappointment discovery discussion discussions disgrace dispute
        distance distinction distraction district doctor document documents donor door doubt dozens draft dream driver
        duel duty edge effect effort efforts email embarrassment emotion emphasis employee encounter end endeavor enemy
        entirety entry environment episode equality error evaluation event events everyone evidence exact example
        examples exception exceptions exchange excuse executive existence exit expense experience expert experts
        explanation exposure expression extent eye face fact facts failure fairness faith family fan fans father favor
        favour fear feat feature federal feeling feelings fellow feud field fight figure finding fire firestorm firm
        flag flaw flurry focus foe foes folks follower foot force forces forgiveness form fortune foundation framework
        freedom friend friends front frustration fun function funding funeral fury future game general generalization
        generation gentleman gift girl glimpse goal god government governments ground group groups growth guarantee
        guest guidance guideline guy guys habit half hand handling hands hardship harm hatred head headline health
        hearing heart help history holiday home honor honour hope host hour hours house humor humour hundreds husband
        idea ideas identity image images impact importance impression improper incident independence individual
        individuals industry influence information initiative injury inquiry insight insistence instance instances
        institution instruction insult insults integrity intensity intention interaction interest intermediary
        intervention interview interviews introduction investigation investigator investment invitation involvement
        irony issue issues item job joke jokes journey joy judge judgment justice justification kid kind knowledge lack
        lady landscape language laptop law lawmakers laws lawyer lawyers layer leader leaders leadership legacy
        legislation legislator length lesson letter level leverage lie life light limits line link list local location
        loser loss lot love loyalty luck majority maker man management manager manner map mark matter matters mayor
        meaning measure measures mechanism media meeting member members memory men mention mess message messages method
        middle mind mindset minority minute minutes mission mistake model modern moment moments money month months mood
        morality morning mother motion motive move movement mystery name names nation national nature need negotiation
        negotiator neighbor neighborhood neighbour network news night note notes notice notion number numbers object
        objection obligation observers obstacle occasion occasions odds offense offer office officer official officials
        online opening operation opinion opponent opponents opportunity opposition option ordeal order organization
        organizations origin others ours ouster outburst outcome outcry outlet outrage overhaul owner owners page pages
        pair paper part participant partner parts party passage passion password past path patience patriot pattern
        pause payment peer penalty people percent perception performance period permission person persona personal
        perspective phase phenomenon phone phrase picture piece place plan planning plans platform player plea plot
        point points policy political politician pool popularity portion position possibility post power practice praise
        precaution precedent predecessor predecessors preference presence press pressure price pride principle priority
        private privilege probe problem problems procedure process profile program progress project promises proof
        property proponent proportion proposal prospect protection protections provision public publication punishment
        purpose quality question questions quote race races radio rally range rank rate reaction reactions reader
        readiness reality reason reasons rebuke recipient recognition recommendation record reference refuge refusal
        region regional regret relation relationship release remainder remark remarks remedy replacement reply report
        reporter reporters reports representative reputation request rescue resident resistance resource respect
        response responsibilities responsibility restraint result results retreat return revelation revenge revenue
        review reward rhetoric rift right rights risk rival role rookie room root ruin rule rules ruling rumor rumour
        sacrifice sailor sake satisfaction saying scale scandal scenario scene schedule scope screen script search seat
        secrecy secret section sector segment selection sense sensitivity series service set shame shape share sheet
        shift shock shoo-in shot show sibling side sign significance silence sin sister site situation size skill
        slightest smile social soldier solution someone something son sorrow sort source sources space speculation
        speech speeches speed spirit split spokesman spokespeople spot spotlight spouse spree staff staffer staffers
        stage stake stance stand standard standards standing start state statement statements states statistic status
        step steps store stories story stranger strategy strength stress string structure struggle stuff stunt style
        subject subordinate success sucker suggestion support supporter supporters surprise suspicion symbol sympathizer
        sympathy system talent talk target task taste teacher team tear technique temper temptation tendency tension
        term terms test testament text thanks theme theory thing things thought thoughts thousands threat threats
        threshold ties time times tirade title toll tone tool top topic total touch tough tour town track trade
        tradition traitor transcript transition trap treatment trend trigger trip trouble trust truth turmoil turn tweet
        tweets twist type uncertainty understanding undertaking union unit upheaval uproar urgency use user validity
        value variety venture verdict version victim victory video view viewer views violation virtue vision visit voice
        volume vote voter vow wake war wave way ways weakness wealth week weekend weeks weight whistle wife willingness
        wing winner wisdom wish witness woman women wonder word words work worker workers world worry year years youth
    """,
    "fr": """
        accès an année années ans aspect autorités cadre cas chiffres chose choses conclusions côté demande derniers
        dernière dernières début domaine domaines effet engagements ensemble est exemple façon faits femme femmes fois
        fond forme fortes gens grand grande groupe guise habitants heure heures homme hommes idée importante importants
        informations jour journée jours lien lieu ligne manière matin milieu millier milliers million millions minute
        minutes mois moment monde moyen national nationale niveau nom nombre noms nord nuit objet occasion ouest parole
        part partie pays personne personnes place plupart point points possibilité présence problème question questions
        raison raisons rapport représentant reste résultat rôle semaine semaines sens série situation société soir sorte
        sud suite sujet temps titre tour travail type vie ville voie
    """,
    "vi": """
        vấn đề, phòng chống, công tác, người, việc, nơi, lần, ngày, tháng, năm, giờ, phút, hoạt động, lĩnh vực, kết
        quả, hiệu quả, khó khăn, thách thức, cơ hội, điều kiện, tình hình, thời gian, trường hợp, nội dung, mục tiêu,
        giải pháp, khả năng, giá trị, nguồn tin, sự việc, sự cố, vụ việc, khu vực, địa bàn, đơn vị, cơ quan, chương
        trình, quy định, kế hoạch, công việc, thông tin, vai trò, ý kiến, câu chuyện, nguyên nhân, hậu quả, số lượng,
        mức độ, hành vi, bên, hai bên, các bên, con, cái, chiếc, đoàn, hai nước, đất nước, phương tiện, kinh nghiệm,
        hôm, sáng, chiều, tối, đêm, nhà chức trách, khái niệm, trả lời, câu hỏi, đối tượng, thành viên, sản phẩm, chỗ,
        phía, cấp cao, đi, đến, mua, bán, đốt, tạo, diễn, khơi, hội đàm, hội kiến,
        gặp gỡ, gặp mặt, nhiệm vụ, báo, lực lượng chức năng, cơ quan chức năng, gia đình, tài liệu, quan hệ, địa
        phương, chồng, vợ, ảnh, nhà, chủ, nước, dân, tỷ đồng, tỉ đồng, triệu đồng, tỷ usd, tỉ usd, triệu usd, usd, km,
        m2, tp, tỉnh, huyện, xã, phường, quận, tỉnh thành, an toàn, hiện trường, tín, trang, bạn, phần, loại, đội,
        giải, hội, nghĩa, hình ảnh, tiền, tên, mặt, tay, chân, xe, hàng, ban, đầu, cuối, lớn, nhỏ
    """,
}  # fmt: skip

_VAGUE = {
    "en": """
        absolute academy adult adviser agency aisle appointment arena arrangement association attendee avenue
        bag bottle bottom box brand breakfast bride brigade buyer certificate chamber chapter child childhood
        children clip closet club coach coincidence collaboration college commander commissioner component
        concept concession convention corps craft credit daily deadlock dinner division dollar driving election
        emergency energy entrant essentials euro evening excellence extra federation fee feedback floor fold
        grade graduate grandfather grandmother guess highlight impasse incentive ingredient inspiration
        institute instructor joint kit lane laurel layout lecturer loan lunch machine magazine mail major manual
        meal ministry mix monthly muscle neck newsletter nickname offering ones overseas package packaging
        participation perfection persuasion photo photograph photographer pillow plenty pocket potential pound
        preparation presentation principal prize pro product professor protest province purchase quantity
        re-election recipe reelection regiment regulations republic requirement rest retailer road rug rupee
        sample seller senior session setup shop shopper slide spectator sport square stack stakeholder stalemate
        standoff street student studio subscriber summary supervision supplies survey technology television tip
        toolbar traditional trophy tutorial tv university valley vendor venue vibe wall weather website weekly
        winter writer yard
    """,
    "fr": """
        absence abus académie acceptation accord accueil accusation achat acquis acte acteur action activité adulte
        adversaire affaire affirmation agence agent agression aide aîné aînée allégation ambiance ambition ami ampleur
        analyse ancien anniversaire annonce appel application appui arrivée association atteinte attente attention
        attitude attrait augmentation auteur autorité avance avantage avenir avis axe base bâtiment beauté bénéfice
        besoin bienvenu bilan boisson bonjour bord bout bras bruit bureau but cadeau campagne candidat candidature
        capacité caractère caractéristique carrière catégorie cause centaine centre cérémonie certitude chambre chance
        changement chaos chapitre charge chef chemin chiffre choc choix circonstance classement client club
        collaborateur collaboration collègue combinaison comité commande commentaire commission commun communiqué
        compagnie comparaison compétence complexité comportement composition compréhension compromis compte concept
        conception concurrent condition conduite confiance confirmation confusion conjoncture connaissance conscience
        conseil conséquence considération constat contact contenu contexte contrainte contraire contribution contrôle
        conversation conviction copie corps côte coup couple courage cours course coût créateur création critère
        critique croissance cœur curiosité cycle danger dangerosité date débat décennie déclaration défaite défaut
        défenseur définition dégradation degré délai démarche départ département dépense description désir dessin
        destination détail détracteur développement différence difficulté dimension direction dirigeant discours
        discussion dispositif disposition distance district division divulgation dizaine document dollar domicile
        dommage don donnée dossier doute droit durée échange échéance échec échelle école édition efficacité effort
        élément emploi employé endroit enfant engagement enjeu ennemi entourage entrée entreprise entretien envie
        épisode époque équilibre équipe erreur espace espoir esprit étape étude euro évènement événement évidence
        évolution examen exception excès excuse exemplaire exercice exigence existence expérience expert explication
        expression extérieur extrait fabrication face facilité facteur faiblesse fait famille fan faute faveur
        fédération feu fils fin fonction fonctionnement fondation formule foule fourchette frais franc frère fruit futur
        gagnant gain garantie garçon geste gestion goût habitant habitude hausse hauteur histoire homologue honneur
        hypothèse identité œil image impact impression inconvénient indépendance indication individu information
        initiative inquiétude installation instant institut intention interaction intérêt intérieur interlocuteur
        intermédiaire interprétation intervention introduction invitation jeune joie joueur jugement justification
        kilomètre large lecteur lecture lendemain licence lieux limite liste longueur main maintien majorité manque
        marge mari matin maximum média membre mémoire menace meneur mère message mesure méthode mètre militant ministère
        minorité mission mobilisation modèle moitié montant mot motif mouvement moyenne nécessité normal norme notion
        nouveauté numéro objectif obligation observation obstacle office offre opinion opportunité opposant option ordre
        origine ouverture page palier paquet paragraphe parcours parent partage partenaire parti participant
        participation particularité passage passant passion patience patron pause pensée père performance période
        permission personnel perspective perte peur phase phénomène photo phrase pièce pied piste plafond plainte
        plaisir population position poste potentiel pourcentage poursuite pouvoir pratique précaution précision
        prédécesseur préférence préparation presque pression preuve principal principale principe priorité prix
        procédure processus proche production professionnel profil profit profondeur programme progrès progression
        promesse propos proposition propriétaire protection province public qualité quantité quart quartier quotidien
        radiographie rang rapprochement rassemblement réaction réalisation réalité recherche récit recommandation
        reconnaissance recours réduction référence réflexion refus regard région règle relation remarque remplacement
        rencontre renforcement rentrée réponse représentation reproche république réputation requête responsable
        ressource restriction retard retour réunion réussite revanche rêve révélation revenu risque riverain rubrique
        rue rythme saison salle satisfaction scène secteur section séjour semblable sentiment service seuil seul siècle
        signal signe signification silence simple site soir soirée solution somme son sortie souci source soutien
        souvenir spécialiste spectateur stade stratégie structure style succès successeur suggestion supporter sœur
        surface surprise symbole symptôme syndicat tâche taille talent tas taux technique technologie témoignage témoin
        tendance tension tentative terme test tête texte thème théorie ton total trait traitement tranche travailleur
        trentaine trouble union univers université usage utilisateur utilisation utilité valeur variété veille version
        victime vidéo village vingtaine visage vision visiteur vitesse voisin voix volet volonté volume voyage vue zone
    """,
    "vi": """
        thế giới, toàn thế giới, quốc gia, đại diện, hạng mục, nòng cốt, chủ trương, nước ngoài, tổ chức, thế hệ, cộng
        đồng, xã hội, cuộc sống, bạn bè, suy nghĩ, tâm lý, phong trào, con số, tỷ lệ, tỉ lệ, mức, quá trình, hệ thống,
        phương án, biện pháp, dịch vụ, tiêu chuẩn, lý do, quyền lợi, lợi ích, nhu cầu, hiện tượng, sự kiện, hình thức,
        phương pháp, yếu tố, chất lượng, số tiền, công ty, chuyên gia, khách hàng, người dân, người ta, mọi người, nhân
        vật, tác giả, đồng nghiệp, nhân viên, phóng viên, bộ, cục, vụ, sở, mạng, ngôi, vị trí, vòng, trận, cú, cuộc,
        buổi, dịp, mùa, năm nay, tháng này, tuần, thập kỷ, thế kỷ, bài, bài viết, câu, chữ, lời, ý tưởng, niềm vui, tình
        cảm, tình yêu, ước mơ, kiểm soát, bắt giữ, top, mẫu, dòng, phiên bản, màu, kích thước, giá, thành phố, trung
        tâm, tương lai, quá khứ, thời điểm, giai đoạn, bước, xu hướng, trường, lớp, dòng chữ, đài phát thanh, bài học,
        câu lạc bộ, đài, cảm xúc, giọng, cuộc đời, người đàn ông, người phụ nữ, nạn nhân, cảnh, hành động, thái độ, công
        trình, ngành, nghề, hãng, thiết bị, số phận, quốc tế, khẩn cấp, danh sách, báo cáo, mức cao, mức thấp, hn, tế,
        kỷ lục, lượng, nửa đầu, nửa cuối, mức bình quân, ảnh hưởng, cảm giác, điều, đấy, chấp, áp đặt, phát sinh, loại
        bỏ, ra mắt, thay đổi, bổ sung, tìm kiếm, phản đối, chỉ trích, từ chối, thất bại, thành công, bắt tay, lo lắng,
        hy vọng, quyết tâm, trái phép, động viên, yêu mến, ủng hộ, thuyết phục, sở hữu, phát ngôn, tình cờ, khu, buổi
        lễ, lễ, thực tế, cơ bản, chính quyền, điểm, đoạn, cán bộ, đồng chí, nhân dân, tinh thần, hội nghị, hội thảo, họp
        báo, phỏng vấn, hoàn cảnh, phản ứng, giải thích, ứng viên, trấn an, vận động, con gái, con trai, chiến dịch,
        biến động, đô la, ảnh minh họa, ảnh minh hoạ, minh họa, minh hoạ, đại biểu, thành viên, tập đoàn, doanh nghiệp,
        tọa đàm, toạ đàm, khai mạc, bài báo, trang web, website, clip, video, tổng số, hàng loạt, thời hạn, quy mô, phạm
        vi, tình trạng, chi tiết, đề tài, tiêu chí, thủ tục, đặc điểm, nguyên tắc, trách nhiệm, quyền, hướng, kỳ vọng,
        triển vọng, bối cảnh, dư luận, độc giả, khán giả, bạn đọc, bố mẹ, cha mẹ, nguồn gốc, mong đợi, cựu, pv, ngoại
        hình, kênh
    """,
}  # fmt: skip

# Newspapers, broadcasters and agencies that others quote; what is reported is not about them.
_OUTLETS = (
    "20 minutes, abc, abc news, afp, al jazeera, ap, associated press, axios, bbc, bfm tv, bfmtv, bloomberg, boston"
    " globe, cbs, cbs news, cctv, chicago tribune, cnbc, cnews, cnn, cnr, daily beast, daily caller, daily mail,"
    " daily telegraph, dpa, dân trí, financial times, fox business, fox news, france info, france inter, franceinfo,"
    " huffington post, huffpost, kyodo, le figaro, le parisien, les échos, los angeles times, mediapart, mother"
    " jones, msnbc, national review, nbc, nbc news, new york post, new york times, new yorker, newsweek, người lao"
    " động, nhk, nouvel observateur, npr, pháp luật tphcm, politico, reuters, rolling stone, sky news, tass, the"
    " atlantic, the guardian, the hill, times, tiền phong, ttxvn, tuổi trẻ, tuổi trẻ online, usa today, vanity fair,"
    " vietnamnet, vietnamplus, vnexpress, vtc news, vtv, wall street journal, washington examiner, washington post,"
    " washington times, xinhua, zing"
)


def titles(language: str) -> Entries:
    """What stands before a name."""
    return frozenset(_phrase(entry) for entry in _TITLES.get(language, "").split(",") if entry.strip())


def empty(language: str) -> Entries:
    """What no term holds."""
    if language == "en":
        return frozenset((word,) for word in _english_verbs())
    return frozenset(_entries(_EMPTY.get(language, "")))


def faint(language: str) -> Entries:
    """What is no term by itself."""
    words = frozenset(_entries(_FAINT.get(language, "")))
    return _with_plurals(words, _with_s) if language == "en" else words


def vague(language: str) -> Entries:
    """What does not tell the subject of an article, with the faint words."""
    words = frozenset(_entries(_FAINT.get(language, ""))) | frozenset(_entries(_VAGUE.get(language, "")))
    plural_of = {"en": _with_s, "fr": _french_plural}.get(language)
    return _with_plurals(words, plural_of) if plural_of else words


def outlets() -> Entries:
    """Whom others quote, in every language."""
    return frozenset(_entries(_OUTLETS))


def _with_plurals(words: Entries, plural_of: Callable[[str], str]) -> Entries:
    return words | {(plural_of(word),) for (word,) in words}


def _entries(listed: str) -> Iterable[tuple[str, ...]]:
    """Entries with commas between them, or words with spaces."""
    return (_phrase(entry) for entry in (listed.split(",") if "," in listed else listed.split()))


def _phrase(entry: str) -> tuple[str, ...]:
    return tuple(entry[a:b] for a, b in word_spans(entry))


def _english_verbs() -> Iterable[str]:
    """Forms of the English verbs listed above."""
    yield from _OTHERS_EN.split()
    for base in _VERBS_EN.split():
        yield from (base, _with_s(base), *_inflected(base))
    for base in _NOUNS_TOO_EN.split():
        yield from _inflected(base)


def _with_s(base: str) -> str:
    """The form in -s of a regular English noun or verb."""
    if base.endswith("y") and base[-2:-1] not in tuple("aeou"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")


def _french_plural(noun: str) -> str:
    """The plural of a regular French noun."""
    if noun.endswith(("s", "x", "z")):
        return noun
    return noun[:-2] + "aux" if noun.endswith("al") else noun + ("x" if noun.endswith("eau") else "s")


def _inflected(base: str) -> Iterable[str]:
    """The forms in -ed and -ing of a regular English verb, with and without a doubled consonant."""
    stem = base[:-1] if base.endswith("e") else base
    past = base[:-1] + "ied" if base.endswith("y") else stem + "ed"
    return (past, stem + "ing", stem + stem[-1] + "ed", stem + stem[-1] + "ing")
