namespace Hustings.Lab.Rolls;

/// <summary>Given and family names of one part of a synthetic membership.</summary>
/// <param name="Share">Of a hundred members.</param>
/// <param name="FamilyFirst">Written without a blank, the family name first.</param>
internal sealed record NamePool(int Share, string[] Given, string[] Family, bool FamilyFirst = false);

/// <summary>Names of made-up members. Pools are small, so that namesakes occur as they do in life.</summary>
internal static class SyntheticNames
{
    public static IReadOnlyList<NamePool> Pools { get; } =
    [
        new(
            52,
            Words(
                "Robert William Richard James John Michael Thomas Joseph Charles Edward Daniel David Stephen Andrew Anthony "
                    + "Christopher Matthew Gregory Nicholas Samuel Benjamin Alexander Peter Patrick Ronald Donald Kenneth Timothy "
                    + "Lawrence Elizabeth Margaret Katherine Jennifer Susan Patricia Deborah Barbara Christine Victoria Dorothy "
                    + "Rebecca Theresa Mary Linda Karen Nancy Sandra Donna Carol Ruth Sharon Michelle Laura Sarah Kimberly Amy "
                    + "Angela Melissa Brenda Anna Pamela Nicole Emma Olivia Grace Hannah Alice Julia Martha Irene Walter Henry "
                    + "Arthur Albert Ralph Eugene Howard Roger Keith Gerald Harold Douglas Dennis Jerry Tyler Aaron Adam Nathan "
                    + "Zachary Kyle Ethan Jeremy Sean Bryan Scott Brandon Justin Raymond Frank Gary Larry Jeffrey Ryan Jacob Eric"
            ),
            Words(
                "Smith Brown Wilson Campbell Stewart Robertson Thomson Anderson MacDonald McDonald Scott Reid Murray Taylor Clark "
                    + "Mitchell Ross Walker Paterson Young Watson Morrison Miller Fraser Davidson Gray McDougall Henderson Johnston "
                    + "Hamilton Graham Kerr Simpson Martin Ferguson Cameron Duncan Hunter Kelly Bell Grant Mackenzie Mackay Allan "
                    + "Black Macleod McLean Russell Gibson Wallace Gordon Marshall Stevenson Wood Sutherland Craig Wright McKenzie "
                    + "Kennedy Burns White Millar Muir Jackson Hughes Murphy Walsh Byrne Ryan Sullivan Connor Nolan Doyle Harris "
                    + "Lewis Baker Cooper Turner Parker Collins Edwards Evans Bennett Cook Rogers Morgan Peterson Bailey Ward Cox "
                    + "Richardson Howard Brooks Sanders Price Barnes Fisher Jenkins Perry Powell Long Patterson Foster Butler Simmons "
                    + "Bryant Alexander Griffin Hayes Myers Ford Wells West Cole Reynolds Gibbs Harvey Knight Palmer Mills Stone Dunn "
                    + "Webb Simms Carroll Fox Rose Hart Elliott Cunningham Lane Andrews Bradley Weaver Payne Pierce Berry Arnold "
                    + "Oliver Hicks Crawford Boyd Mason Burke Warren Dixon Freeman Ramsay Goodwin Holloway Whitaker Lockhart Pritchard"
            )
        ),
        new(
            24,
            Words(
                "Jean Pierre Michel André Jacques Gilles Denis Réjean François Benoît Étienne Mathieu Sébastien Jérôme Guillaume "
                    + "Frédéric Stéphane Rémi Hélène Geneviève Zoé Chloé Noémie Éloïse Émilie Amélie Valérie Mélanie Stéphanie Josée "
                    + "Lucie Monique Ginette Solange Thérèse Yvette Jeannine Sylvie Nathalie Caroline Véronique Isabelle Dominique "
                    + "Marc-André Jean-François Marie-Ève Marie-Claude Anne-Marie Pierre-Luc Jean-Guy Louis-Philippe Aurélie Léa "
                    + "Maxime Alexandre Gabriel Raphaël Félix Olivier Vincent Nicolas Antoine Xavier Luc Yves Normand Gaétan"
            ),
            Words(
                "Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger Lévesque "
                    + "Bergeron Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier Dubé Poirier Fournier Lapointe Leclerc "
                    + "Lefebvre Poulin Thibault Nadeau Martel Landry Mercier Grenier Lessard Michaud Bédard Turcotte Desjardins "
                    + "Vachon Langlois Gosselin Blais Deschênes Couture Villeneuve Hébert Séguin Théberge Saint-Pierre Saint-Laurent "
                    + "Sainte-Marie Dufour Lachance Proulx Savard Veilleux Chartrand Brisebois Laframboise Beauséjour Archambault "
                    + "D’Amours L’Écuyer Larivière Charbonneau Desrosiers Robitaille Papineau Castonguay Létourneau"
            )
        ),
        new(
            6,
            Words(
                "Gwen Rhys Dylan Carys Eleri Gareth Siân Owain Llewellyn Angharad Bronwen Ffion Geraint Iestyn Nerys Tegwen Aneurin Gruffudd"
            ),
            Words(
                "Jones Davies Williams Evans Thomas Roberts Llewelyn Pugh Griffiths Bowen Vaughan Gwynne Prosser Rhydderch Llwyd Meredith Cadwaladr"
            )
        ),
        new(
            9,
            Words(
                "Gurpreet Harjit Jaspreet Manpreet Sukhdeep Amarjit Baljeet Navdeep Kulwinder Rajinder Simran Harleen Jagmeet Parminder Satnam ਗੁਰਪ੍ਰੀਤ ਹਰਜੀਤ ਜਸਪ੍ਰੀਤ"
            ),
            Words(
                "Singh Kaur Gill Dhillon Sidhu Grewal Sandhu Brar Dhaliwal Bains Mann Johal Atwal Purewal ਸਿੰਘ ਕੌਰ Randhawa Sekhon Toor Virk"
            )
        ),
        new(
            6,
            Words(
                "Wei Xiaoming Jing Mei Hao Yan Li Fang Jun Min Ying Qiang Xiuying Guiying Lan Ping Hui Jie Tao Chao Yuting Zihan Haoran Mengyao"
            ),
            Words(
                "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang"
            )
        ),
        new(
            3,
            Words("小明 伟 芳 秀英 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰"),
            Words("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林"),
            FamilyFirst: true
        ),
    ];

    public static string[] Streets { get; } =
        Words(
            "Main King Queen Victoria Church Mill Park Elm Maple Oak Pine Cedar Station Bridge High Bank Wellington Elgin Dundas "
                + "Principale Notre-Dame Saint-Denis Saint-Laurent Sainte-Catherine Laurier Cartier Champlain Papineau Mont-Royal "
                + "Lakeshore River Hill Spring Prospect Albert Charlotte George Duke Nelson Wolfe Montcalm Richelieu Frontenac Jarvis "
                + "Gerrard Bathurst Spadina Keele Weston Finch Sheppard Steeles Rideau Sussex Bronson Gladstone Somerset Fraser Granville"
        );

    /// <summary>Kinds of street as written in full, and how other clerks write them.</summary>
    public static (string Full, string Short)[] Kinds { get; } =
    [
        ("Street", "St."),
        ("Avenue", "Ave"),
        ("Road", "Rd"),
        ("Drive", "Dr."),
        ("Boulevard", "Blvd."),
        ("Crescent", "Cres."),
    ];

    public static string[] Cities { get; } =
        Words(
            "Toronto Montréal Vancouver Calgary Edmonton Ottawa Winnipeg Québec Hamilton Halifax Regina Saskatoon Gatineau Victoria Sudbury Moncton"
        );

    private static string[] Words(string text) => text.Split(' ');
}
