using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Commands;
using SalesAssistant.Bot.Settings;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Settings;

/// <summary>The broken configurations that people make: each is one readable line that begins with its key, and nothing starts with it.</summary>
public sealed class SettingsCheckTests
{
    private const string Secret = "Xy7~secret-value-that-nobody-reads";

    // A whole installation that works: Teams, WeCom, a bot of WeCom, a model, sign-in.
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["Teams:AppId"] = "11111111-2222-3333-4444-555555555555",
        ["Teams:AppPassword"] = Secret,
        ["Teams:Tenants:0"] = "99999999-8888-7777-6666-555555555555",
        ["WeCom:CorpId"] = "ww1234567890",
        ["WeCom:AgentId"] = "1000002",
        ["WeCom:Secret"] = Secret,
        ["WeCom:Token"] = "token123",
        ["WeCom:EncodingAesKey"] = new string('k', 43),
        ["WeCom:Bot:Id"] = "aib-1",
        ["WeCom:Bot:Secret"] = Secret,
        ["WeCom:Groups:0:Name"] = "east",
        ["WeCom:Groups:0:Key"] = "0123456789abcdef",
        ["WeCom:Groups:0:Person"] = "秦岭",
        ["Model:Mode"] = "Cascade",
        ["Model:Endpoint"] = "https://models.example.com/v1",
        ["Model:Name"] = "m",
        ["Model:Key"] = Secret,
        ["SignIn:PublicUrl"] = "https://sales.example.com",
        ["SignIn:Oidc:Authority"] = "https://login.example.com",
        ["SignIn:Oidc:ClientId"] = "sales",
        ["SignIn:Oidc:ClientSecret"] = Secret,
    };

    /// <summary>What is set, and how the one line begins. docs/doctor.md tells of each key.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { "Company:TimeZone=Beijing", "Company:TimeZone is 'Beijing'" },
        { "Data:Provider=MySql", "Data:Provider is 'MySql'" },
        { "Data:Provider=Postgres", "Data:ConnectionString is empty" },
        { "Data:Provider=Postgres;Data:ConnectionString=postgres://sales@db/sales", "Data:ConnectionString cannot be read" },
        { "Data:ConnectionString=Host=db", "Data:ConnectionString is set" },
        { "Data:Path=/", "Data:Path is '/', a folder" },
        { "Data:Path=", "Data:Path is empty" },
        { "Sales:StageProbabilities:0=10;Sales:StageProbabilities:1=50", "Sales:StageProbabilities has 2 numbers" },
        { "Sales:StageProbabilities:0=10;Sales:StageProbabilities:1=20;Sales:StageProbabilities:2=30;Sales:StageProbabilities:3=40;Sales:StageProbabilities:4=1000", "Sales:StageProbabilities holds a number that is no percentage" },
        { "Sales:ExpectedDaysInStage:0=14", "Sales:ExpectedDaysInStage has 1 numbers" },
        { "Sales:UndoMinutes=0", "Sales:UndoMinutes is 0" },
        { "Sales:ProposalHours=eight", "Sales:ProposalHours is 'eight'; it takes a whole number" },
        { "Understanding:Decline=20", "Understanding:Decline is 20" },
        { "Api:TextLimit=100000", "Api:TextLimit is 100000" },
        { "Api:WaitSeconds=600", "Api:WaitSeconds is 600" },
        { "SignIn:SessionHours=0", "SignIn:SessionHours is 0" },
        { "SignIn:PublicUrl=sales.example.com", "SignIn:PublicUrl is 'sales.example.com'" },
        { "SignIn:PublicUrl=http://sales.example.com", "SignIn:PublicUrl is 'http://sales.example.com'" },
        { "SignIn:PublicUrl=https://example.com/sales", "SignIn:PublicUrl is 'https://example.com/sales', with a path" },
        { "SignIn:Oidc:Authority=", "SignIn:Oidc:Authority is empty" },
        { "SignIn:Oidc:ClientId=", "SignIn:Oidc:ClientId is empty" },
        { "SignIn:Oidc:Authority=http://login.example.com", "SignIn:Oidc:Authority is 'http://login.example.com'" },
        { "SignIn:Oidc:Authority=https://login.example.com/.well-known/openid-configuration", "SignIn:Oidc:Authority names the provider's description" },
        { "Teams:AppId=sales-bot", "Teams:AppId is 'sales-bot'" },
        { "Teams:AppId=", "Teams:AppId is empty" },
        { "Teams:AppPassword=", "Teams:AppPassword is missing" },
        { "Teams:AppPassword=0d9e8f7a-1111-2222-3333-444455556666", "Teams:AppPassword is a GUID" },
        { "Teams:Tenants:0=contoso.onmicrosoft.com", "Teams:Tenants holds 'contoso.onmicrosoft.com'" },
        { "Teams:TenantId=99999999-8888-7777-6666-555555555555", "Teams:TenantId is no setting; did you mean Teams:Tenants?" },
        { "Teams:TokenUrl=http://login.example.com/token", "Teams:TokenUrl is 'http://login.example.com/token'" },
        { "Teams:MetadataUrl=https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "Teams:MetadataUrl and Issuer, Scope, TokenUrl are of different clouds" },
        { "Teams:ServiceHosts:0=https://smba.trafficmanager.net/apac/", "Teams:ServiceHosts holds 'https://smba.trafficmanager.net/apac/'" },
        { "Teams:PressSeconds=30", "Teams:PressSeconds is 30" },
        { "Teams:RequestsPerSecond=0", "Teams:RequestsPerSecond is 0" },
        { "WeCom:CorpId=", "WeCom:CorpId is empty" },
        { "WeCom:CorpId=ww 1", "WeCom:CorpId is 'ww 1'" },
        { "WeCom:AgentId=0", "WeCom:AgentId is 0" },
        { "WeCom:AgentId=sales", "WeCom:AgentId is 'sales'; it takes a whole number" },
        { "WeCom:Secret=", "WeCom:Secret is missing" },
        { "WeCom:Token=a-token", "WeCom:Token is missing or no token" },
        { "WeCom:EncodingAesKey=kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk=", "WeCom:EncodingAesKey has 44 characters" },
        { "WeCom:ApiUrl=http://proxy.example.com", "WeCom:ApiUrl is 'http://proxy.example.com'" },
        { "WeCom:Bot:Id=", "WeCom:Bot:Id is empty" },
        { "WeCom:Bot:Secret=", "WeCom:Bot:Secret is missing" },
        { "WeCom:Bot:Token=token123;WeCom:Bot:EncodingAesKey=kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", "WeCom:Bot:Secret is set beside Token" },
        { "WeCom:Bot:Url=https://openws.work.weixin.qq.com", "WeCom:Bot:Url is 'https://openws.work.weixin.qq.com'" },
        { "WeCom:Groups:0:Key=", "WeCom:Groups:0:Key is missing" },
        { "WeCom:Groups:0:Person=", "WeCom:Groups:0:Person is empty" },
        { "Model:Endpoint=", "Model:Endpoint is empty" },
        { "Model:Endpoint=http://models.example.com/v1", "Model:Endpoint is 'http://models.example.com/v1'" },
        { "Model:Endpoint=https://models.example.com/v1/chat/completions", "Model:Endpoint is 'https://models.example.com/v1/chat/completions'; it takes the base address" },
        { "Model:Name=", "Model:Name is empty" },
        { "Model:Mode=GPT", "Model:Mode is 'GPT'; it takes BuiltIn, Cascade, Model" },
        { "Model:TimeLimitSeconds=600", "Model:TimeLimitSeconds is 600" },
        { "Model:ApiKey=x", "Model:ApiKey is no setting; did you mean Model:Key?" },
        { "Dictation:SecondsLimit=3600", "Dictation:SecondsLimit is 3600" },
        { "Digests:MorningAt=06:30", "Digests:MorningAt is 06:30, which lies in the quiet hours" },
        { "Digests:WeeklyAt=nine", "Digests:WeeklyAt is 'nine'; it takes a time such as 08:30" },
        { "Digests:BeatMinutes=7", "Digests:BeatMinutes is 7" },
        { "Telemetry:OtlpEndpoint=collector:4317", "Telemetry:OtlpEndpoint is 'collector:4317'" },
        { "Logging:LogLevel:Default=Verbose", "Logging:LogLevel:Default is 'Verbose'" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_is_one_readable_line_that_begins_with_its_key_and_nothing_starts(string set, string line)
    {
        var configuration = With(set);

        var fault = Assert.Single(SettingsCheck.FaultsOf(configuration));

        Assert.StartsWith(line, fault, StringComparison.Ordinal);
        Assert.InRange(fault.Length, 30, 320);
        Assert.DoesNotContain('\n', fault);
        Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal);
        Assert.Equal([fault], Assert.Throws<OptionsValidationException>(() => SettingsCheck.Refuse(configuration)).Failures);
    }

    [Fact]
    public void A_whole_installation_and_the_defaults_have_no_fault()
    {
        Assert.Empty(SettingsCheck.FaultsOf(With("")));
        Assert.Empty(SettingsCheck.FaultsOf(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()));
    }

    [Fact]
    public void Several_faults_are_all_told()
    {
        Assert.Equal(3, SettingsCheck.FaultsOf(With("Teams:AppPassword=;WeCom:Token=;Model:Name=")).Count);
    }

    [Theory]
    [InlineData("Teams", "AppPassword")]
    [InlineData("WeCom", "Secret")]
    [InlineData("Model", "Key")]
    public void A_secret_in_a_file_is_named_but_not_told(string section, string key)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("appsettings.Production.json"), $$"""{ "{{section}}": { "{{key}}": "{{Secret}}" } }""");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Whole).AddJsonFile(folder.File("appsettings.Production.json")).Build();

        var fault = Assert.Single(SettingsCheck.FaultsOf(configuration));

        Assert.StartsWith($"{section}:{key} stands in ", fault, StringComparison.Ordinal);
        Assert.Contains($"{section}__{key}", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_does_not_start_and_opens_no_store()
    {
        using var folder = new TempFolder();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ServeCommand.RunAsync(["--Teams:AppId=sales-bot", $"--Data:Path={folder.File("sales.db")}"], CancellationToken.None));

        Assert.Contains(refused.Failures, line => line.StartsWith("Teams:AppId", StringComparison.Ordinal));
        Assert.False(File.Exists(folder.File("sales.db")));
    }

    [Fact]
    public void The_guide_tells_of_each()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "doctor.md"));

        Assert.All(Broken.Select(row => (string)row[1]), line => Assert.Contains("`" + Key(line) + "`", guide, StringComparison.Ordinal));
    }

    private static string Key(string line) => line.Split(' ')[0].Replace(":0:", ":", StringComparison.Ordinal);

    private static IConfiguration With(string set) => new ConfigurationBuilder().AddInMemoryCollection(Whole)
        .AddInMemoryCollection(set.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1])).Build();
}
