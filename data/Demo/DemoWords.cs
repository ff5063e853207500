using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SalesAssistant.Data.Demo;

/// <summary>The words of the sample company, from Demo/company.yaml.</summary>
internal sealed class DemoWords
{
    public List<TeamWords> Teams { get; set; } = [];
    public List<PersonWords> People { get; set; } = [];
    public List<ProductWords> Products { get; set; } = [];
    public List<string> Roots { get; set; } = [];
    public List<IndustryWords> Industries { get; set; } = [];
    public List<string> EnglishRoots { get; set; } = [];
    public List<string> EnglishTails { get; set; } = [];
    public List<string> Surnames { get; set; } = [];
    public List<string> GivenNames { get; set; } = [];
    public List<string> EnglishNames { get; set; } = [];
    public List<TitleWords> Titles { get; set; } = [];
    public List<string> Needs { get; set; } = [];
    public List<string> Competitors { get; set; } = [];
    public List<string> LostReasons { get; set; } = [];
    public List<string> Subjects { get; set; } = [];
    public List<string> Contents { get; set; } = [];
    public List<string> Feedback { get; set; } = [];
    public List<string> FollowUps { get; set; } = [];
    public List<string> NextActions { get; set; } = [];
    public Dictionary<string, string> ActivityNames { get; set; } = [];
    public List<string> Outcomes { get; set; } = [];
    public string Project { get; set; } = "";

    public static DemoWords Load()
    {
        var assembly = typeof(DemoWords).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".Demo.company.yaml", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);   // just found by name
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<DemoWords>(reader);
    }

    internal sealed class TeamWords
    {
        public string Name { get; set; } = "";
        public string NameEn { get; set; } = "";
        public string Region { get; set; } = "";
        public List<string> Cities { get; set; } = [];
    }

    internal sealed class PersonWords
    {
        public string Name { get; set; } = "";
        public string NameEn { get; set; } = "";
    }

    internal sealed class ProductWords
    {
        public string Name { get; set; } = "";
        public string NameEn { get; set; } = "";
        public string Category { get; set; } = "";
        public long PriceYuan { get; set; }
        public string Unit { get; set; } = "";
    }

    internal sealed class IndustryWords
    {
        public string Code { get; set; } = "";
        public List<string> Tails { get; set; } = [];
    }

    internal sealed class TitleWords
    {
        public string Title { get; set; } = "";
        public string Department { get; set; } = "";
        public Contacts.BuyingRole Role { get; set; }
    }
}
