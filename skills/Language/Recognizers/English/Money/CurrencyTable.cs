using System.Collections.Frozen;

namespace SalesAssistant.Skills.Language.Recognizers.English.Money;

/// <summary>A unit of money.</summary>
/// <param name="Name">As the specification names it: "Japanese yen", "Cent".</param>
/// <param name="Iso">ISO 4217 code; null for units that several countries have, or none.</param>
/// <param name="Share">How many make one of the main unit; 1 for main units.</param>
internal sealed record Currency(string Name, string? Iso, int Share = 1);

/// <summary>Names, codes and signs of money. Codes and names: ISO 4217.</summary>
internal static class CurrencyTable
{
    private static readonly (string Name, string? Iso, string Words)[] Main =
    [
        ("Dollar", null, "dollar|dollars|$|buck|bucks"),
        ("United States dollar", "USD", "us dollar|us dollars|u.s. dollar|u.s. dollars|united states dollar|united states dollars|american dollar|american dollars|us $|us$|u.s. $|u.s.$|usd|usd $|usd$"),
        ("Canadian dollar", "CAD", "canadian dollar|canadian dollars|c $|c$|can $|can$|ca$|cad|cad$|cad $"),
        ("Australian dollar", "AUD", "australian dollar|australian dollars|australia dollar|a $|a$|au$|aud|aud$|aud $"),
        ("New Zealand dollar", "NZD", "new zealand dollar|new zealand dollars|nz$|nz $|nzd|nzd$|nzd $|kiwi dollar|kiwi dollars"),
        ("Hong Kong dollar", "HKD", "hong kong dollar|hong kong dollars|hk $|hk$|hkd|hkd$|hkd $"),
        ("New Taiwan dollar", "TWD", "taiwan dollar|taiwan dollars|new taiwan dollar|new taiwan dollars|nt$|nt $|ntd|twd"),
        ("Singapore dollar", "SGD", "singapore dollar|singapore dollars|s$|s $|sg$|sgd"),
        ("Jamaican dollar", "JMD", "jamaican dollar|jamaican dollars|j$|jmd"),
        ("Fijian dollar", "FJD", "fiji dollar|fiji dollars|fijian dollar|fijian dollars|fj$|fjd"),
        ("Namibian dollar", "NAD", "namibian dollar|namibian dollars|n$|nad"),
        ("Bahamian dollar", "BSD", "bahamian dollar|bahamian dollars|b$|bsd"),
        ("Barbadian dollar", "BBD", "barbadian dollar|barbadian dollars|bds$|bbd"),
        ("Belize dollar", "BZD", "belize dollar|belize dollars|bz$|bzd"),
        ("Bermudian dollar", "BMD", "bermudian dollar|bermudian dollars|bermuda dollar|bmd"),
        ("Brunei dollar", "BND", "brunei dollar|brunei dollars|bnd"),
        ("Cayman Islands dollar", "KYD", "cayman islands dollar|cayman islands dollars|ci$|kyd"),
        ("East Caribbean dollar", "XCD", "east caribbean dollar|east caribbean dollars|ec$|xcd"),
        ("Guyanese dollar", "GYD", "guyanese dollar|guyanese dollars|gy$|gyd"),
        ("Liberian dollar", "LRD", "liberian dollar|liberian dollars|l$|lrd"),
        ("Surinamese dollar", "SRD", "surinamese dollar|surinamese dollars|srd"),
        ("Trinidad and Tobago dollar", "TTD", "trinidad and tobago dollar|trinidad and tobago dollars|tt$|ttd"),
        ("Solomon Islands dollar", "SBD", "solomon islands dollar|solomon islands dollars|si$|sbd"),
        ("Euro", "EUR", "euro|euros|€|eur"),
        ("Pound", null, "pound|pounds|£"),
        ("British pound", "GBP", "british pound|british pounds|pound sterling|pounds sterling|sterling|gbp|quid"),
        ("Egyptian pound", "EGP", "egyptian pound|egyptian pounds|egp|e£"),
        ("Lebanese pound", "LBP", "lebanese pound|lebanese pounds|lbp"),
        ("Syrian pound", "SYP", "syrian pound|syrian pounds|syp"),
        ("Sudanese pound", "SDG", "sudanese pound|sudanese pounds|sdg"),
        ("Irish pound", "IEP", "irish pound|irish pounds|punt|punts|iep"),
        ("Japanese yen", "JPY", "yen|yens|japanese yen|jpy"),
        ("Chinese yuan", "CNY", "yuan|yuans|chinese yuan|renminbi|rmb|cny|元|块|块钱|¥"),
        ("South Korean won", "KRW", "south korean won|south korean wons|korean won|won|₩|krw"),
        ("North Korean won", "KPW", "north korean won|kpw"),
        ("Indian rupee", "INR", "indian rupee|indian rupees|₹|inr"),
        ("Pakistani rupee", "PKR", "pakistani rupee|pakistani rupees|pkr"),
        ("Sri Lankan rupee", "LKR", "sri lankan rupee|sri lankan rupees|lkr"),
        ("Nepalese rupee", "NPR", "nepalese rupee|nepalese rupees|npr"),
        ("Mauritian rupee", "MUR", "mauritian rupee|mauritian rupees|mur"),
        ("Rupee", null, "rupee|rupees|rs|rs."),
        ("Indonesian rupiah", "IDR", "rupiah|rupiahs|indonesian rupiah|rp|idr"),
        ("Malaysian ringgit", "MYR", "ringgit|ringgits|malaysian ringgit|malaysian ringgits|myr"),
        ("Thai baht", "THB", "baht|bahts|thai baht|฿|thb"),
        ("Vietnamese dong", "VND", "dong|vietnamese dong|vietnam dong|₫|vnd"),
        ("Philippine peso", "PHP", "philippine peso|philippine pesos|₱|php"),
        ("Mexican peso", "MXN", "mexican peso|mexican pesos|mex$|mxn"),
        ("Argentine peso", "ARS", "argentine peso|argentine pesos|argentinian peso|argentinian pesos|ars"),
        ("Chilean peso", "CLP", "chilean peso|chilean pesos|clp"),
        ("Colombian peso", "COP", "colombian peso|colombian pesos|cop"),
        ("Cuban peso", "CUP", "cuban peso|cuban pesos"),
        ("Uruguayan peso", "UYU", "uruguayan peso|uruguayan pesos|uyu"),
        ("Dominican peso", "DOP", "dominican peso|dominican pesos|dop"),
        ("Peso", null, "peso|pesos"),
        ("Lao kip", "LAK", "lao kip|laotian kip|kip|kips|₭|lak"),
        ("Costa Rican colón", "CRC", "costa rican colon|costa rican colons|costa rican colón|colones|₡|crc"),
        ("Mongolian tögrög", "MNT", "tugrik|tugriks|tögrög|₮|mnt"),
        ("Russian ruble", "RUB", "russian ruble|russian rubles|russian rouble|russian roubles|₽|rub"),
        ("Ruble", null, "ruble|rubles|rouble|roubles"),
        ("Ukrainian hryvnia", "UAH", "hryvnia|hryvnias|hryvna|₴|uah"),
        ("Kazakhstani tenge", "KZT", "tenge|kazakhstani tenge|₸|kzt"),
        ("Turkish lira", "TRY", "turkish lira|turkish liras|turkish lire|₺"),
        ("Italian lira", "ITL", "italian lira|italian liras|italian lire|itl"),
        ("Lira", null, "lira|liras|lire"),
        ("Israeli new shekel", "ILS", "israeli shekel|israeli shekels|new shekel|new shekels|shekel|shekels|₪|ils"),
        ("Saudi riyal", "SAR", "saudi riyal|saudi riyals|sar"),
        ("Qatari riyal", "QAR", "qatari riyal|qatari riyals|qar"),
        ("Omani rial", "OMR", "omani rial|omani rials|omr"),
        ("Iranian rial", "IRR", "iranian rial|iranian rials|irr"),
        ("Yemeni rial", "YER", "yemeni rial|yemeni rials|yer"),
        ("Rial", null, "rial|rials"),
        ("Riyal", null, "riyal|riyals"),
        ("United Arab Emirates dirham", "AED", "uae dirham|uae dirhams|emirati dirham|emirati dirhams|united arab emirates dirham|aed"),
        ("Moroccan dirham", "MAD", "moroccan dirham|moroccan dirhams"),
        ("Dirham", null, "dirham|dirhams"),
        ("Kuwaiti dinar", "KWD", "kuwaiti dinar|kuwaiti dinars|kwd"),
        ("Iraqi dinar", "IQD", "iraqi dinar|iraqi dinars|iqd"),
        ("Jordanian dinar", "JOD", "jordanian dinar|jordanian dinars|jod"),
        ("Bahraini dinar", "BHD", "bahraini dinar|bahraini dinars|bhd"),
        ("Algerian dinar", "DZD", "algerian dinar|algerian dinars|dzd"),
        ("Tunisian dinar", "TND", "tunisian dinar|tunisian dinars|tnd"),
        ("Libyan dinar", "LYD", "libyan dinar|libyan dinars|lyd"),
        ("Serbian dinar", "RSD", "serbian dinar|serbian dinars|rsd"),
        ("Macedonian denar", "MKD", "denar|denars|macedonian denar|mkd"),
        ("Dinar", null, "dinar|dinars"),
        ("Swiss franc", "CHF", "swiss franc|swiss francs|sfr|chf"),
        ("French franc", "FRF", "french franc|french francs|frf"),
        ("Belgian franc", "BEF", "belgian franc|belgian francs|bef"),
        ("Rwandan franc", "RWF", "rwandan franc|rwandan francs|rwf"),
        ("Congolese franc", "CDF", "congolese franc|congolese francs|cdf"),
        ("Franc", null, "franc|francs"),
        ("German mark", "DEM", "german mark|german marks|deutsche mark|deutsche marks|deutschmark|deutschmarks|dem"),
        ("Finnish markka", "FIM", "finnish markka|finnish markkaa|fim"),
        ("Spanish peseta", "ESP", "spanish peseta|spanish pesetas"),
        ("Peseta", null, "peseta|pesetas"),
        ("Portuguese escudo", "PTE", "portuguese escudo|portuguese escudos|pte"),
        ("Dutch guilder", "NLG", "dutch guilder|dutch guilders|nlg"),
        ("Guilder", null, "guilder|guilders"),
        ("Austrian schilling", "ATS", "austrian schilling|austrian schillings|schilling|schillings"),
        ("Greek drachma", "GRD", "greek drachma|greek drachmas|drachma|drachmas"),
        ("Swedish krona", "SEK", "swedish krona|swedish kronor|sek"),
        ("Norwegian krone", "NOK", "norwegian krone|norwegian kroner|nok"),
        ("Danish krone", "DKK", "danish krone|danish kroner|dkk"),
        ("Icelandic króna", "ISK", "icelandic krona|icelandic kronur|icelandic króna|isk"),
        ("Czech koruna", "CZK", "czech koruna|czech korunas|czech crown|czech crowns|kč|czk"),
        ("Polish złoty", "PLN", "zloty|zlotys|złoty|polish zloty|polish zlotys|zł|pln"),
        ("Hungarian forint", "HUF", "forint|forints|hungarian forint|hungarian forints|huf"),
        ("Romanian leu", "RON", "romanian leu|romanian lei"),
        ("Bulgarian lev", "BGN", "bulgarian lev|bulgarian leva|bgn"),
        ("Croatian kuna", "HRK", "croatian kuna|croatian kunas|hrk"),
        ("Albanian lek", "ALL", "albanian lek|albanian leks"),
        ("Georgian lari", "GEL", "georgian lari|lari|₾"),
        ("Armenian dram", "AMD", "armenian dram|armenian drams|amd"),
        ("Azerbaijani manat", "AZN", "azerbaijani manat|azerbaijani manats|₼|azn"),
        ("South African rand", "ZAR", "south african rand|south african rands|zar"),
        ("Nigerian naira", "NGN", "naira|nairas|nigerian naira|₦|ngn"),
        ("Ghanaian cedi", "GHS", "cedi|cedis|ghanaian cedi|₵|ghs"),
        ("Kenyan shilling", "KES", "kenyan shilling|kenyan shillings|ksh|kes"),
        ("Tanzanian shilling", "TZS", "tanzanian shilling|tanzanian shillings|tzs"),
        ("Ugandan shilling", "UGX", "ugandan shilling|ugandan shillings|ugx"),
        ("Shilling", null, "shilling|shillings"),
        ("Ethiopian birr", "ETB", "birr|birrs|ethiopian birr|etb"),
        ("Brazilian real", "BRL", "brazilian real|brazilian reals|brazilian reais|reais|r$|brl"),
        ("Peruvian sol", "PEN", "peruvian sol|peruvian soles|nuevo sol|nuevos soles|s/."),
        ("Paraguayan guaraní", "PYG", "guarani|guaranis|paraguayan guarani|₲|pyg"),
        ("Venezuelan bolívar", "VEF", "venezuelan bolivar|venezuelan bolivars|bolivar|bolivars|vef"),
        ("Bolivian boliviano", "BOB", "boliviano|bolivianos|bolivian boliviano"),
        ("Bangladeshi taka", "BDT", "taka|takas|bangladeshi taka|৳|bdt"),
        ("Cambodian riel", "KHR", "riel|riels|cambodian riel|៛|khr"),
        ("Afghan afghani", "AFN", "afghani|afghanis|afghan afghani|؋|afn"),
        ("Macanese pataca", "MOP", "pataca|patacas|macanese pataca|macau pataca"),
        ("Burmese kyat", "MMK", "kyat|kyats|burmese kyat|mmk"),
        ("Bitcoin", null, "bitcoin|bitcoins|btc|xbt|₿"),
        ("Ethereum", null, "ethereum|ethereums|ether|eth"),
    ];

    private static readonly (string Name, int Share, string Words)[] Parts =
    [
        ("Cent", 100, "cent|cents|¢"),
        ("Pence", 100, "pence|penny|pennies"),
        ("Kopek", 100, "kopek|kopeks"),
        ("Jiao", 10, "jiao"),
        ("Fen", 100, "fen"),
        ("Paise", 100, "paisa|paise"),
        ("Satoshi", 100_000_000, "satoshi|satoshis"),
    ];

    /// <summary>Codes that are also everyday words: they count in capitals only.</summary>
    private static readonly FrozenSet<string> CapitalsOnly = FrozenSet.Create("ars", "sar", "mur", "mad", "cop", "php", "dem", "sek", "lak", "pen", "eth", "nad", "rub", "dop", "can");

    /// <summary>Words that name money only beside a number.</summary>
    private static readonly FrozenSet<string> NeverAlone = FrozenSet.Create(
        "pound", "pounds", "won", "cent", "cents", "penny", "pennies", "pence", "quid", "buck", "bucks", "sterling", "real", "fen", "dong", "lari", "rs", "rs.", "rp", "ether", "punt", "punts", "crown", "crowns", "kip", "kips", "sfr", "ksh");

    /// <summary>Each way to write a unit, its words and signs parted by blanks.</summary>
    internal static FrozenDictionary<string, Currency> Units { get; } = MakeUnits();

    /// <summary>The most tokens that a name has, by its first.</summary>
    internal static FrozenDictionary<string, int> LongestByFirst { get; } =
        Units.Keys.GroupBy(key => key.Split(' ')[0]).ToFrozenDictionary(group => group.Key, group => group.Max(key => key.Split(' ').Length));

    internal static bool NeedsCapitals(string word) => CapitalsOnly.Contains(word);

    internal static bool StandsAlone(string key) => key.Length > 2 && key.All(c => char.IsLetter(c) || c == ' ') && !NeverAlone.Contains(key) && !CapitalsOnly.Contains(key);

    private static FrozenDictionary<string, Currency> MakeUnits()
    {
        var units = new Dictionary<string, Currency>();
        foreach (var (name, iso, words) in Main)
        {
            Add(words, new Currency(name, iso));
        }

        foreach (var (name, share, words) in Parts)
        {
            Add(words, new Currency(name, null, share));
        }

        return units.ToFrozenDictionary();

        void Add(string words, Currency currency)
        {
            foreach (var word in words.Split('|'))
            {
                var text = EnglishText.Of(word);
                units[string.Join(' ', Enumerable.Range(0, text.Count).Select(i => text[i].Text))] = currency;
            }
        }
    }
}
