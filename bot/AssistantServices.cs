using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Conversation.Proposals;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Bot.Settings;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Clarifying;
using SalesAssistant.Skills.Customers;
using SalesAssistant.Skills.Deals;
using SalesAssistant.Skills.Digests;
using SalesAssistant.Skills.Drafts;
using SalesAssistant.Skills.Guidance;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Intents;
using SalesAssistant.Skills.Language.Routing;
using SalesAssistant.Skills.Planning;
using SalesAssistant.Skills.Profiles;
using SalesAssistant.Skills.Tasking;
using SalesAssistant.Skills.VisitNotes;
using SalesAssistant.Skills.Wording;

namespace SalesAssistant.Bot;

/// <summary>The assistant without its doors: store, skills, conversation engine. The same for serving, batch evaluation and tests.</summary>
internal static class AssistantServices
{
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration, SalesStore store, TimeProvider clock)
    {
        services.AddOptions<SalesSettings>()
            .Configure(SettingsRules.ForgetLists)
            .Bind(configuration.GetSection("Sales"))
            .PostConfigure(SettingsRules.DefaultLists)
            .RefuseAtStart(SettingsRules.FaultsOf);
        services.AddOptions<RoutingSettings>().Bind(configuration.GetSection("Understanding"));
        services.AddSingleton(clock);
        services.AddSingleton(Calendar(configuration));
        services.AddSingleton(FieldCatalogue.Default);
        services.AddSingleton(Texts.Load(PromptFolder.Path));
        services.AddSingleton<FieldWords>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RoutingSettings>>().Value);
        services.AddSingleton(provider => new ChangeRules { StageProbabilities = provider.GetRequiredService<IOptions<SalesSettings>>().Value.StageProbabilities });
        services.AddSalesStore(store);
        AddConversation(services);
        AddPhotos(services, configuration);
        services.AddModel(configuration);
        services.AddDigests(configuration);
        AddSkills(services);
        return services;
    }

    /// <summary>The company's business zone.</summary>
    /// <exception cref="InvalidOperationException">`Company:TimeZone` is not a zone of this machine.</exception>
    public static CompanyCalendar Calendar(IConfiguration configuration)
    {
        var zone = configuration["Company:TimeZone"] ?? "Asia/Shanghai";
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? new CompanyCalendar(found)
            : throw new InvalidOperationException($"Company:TimeZone is '{zone}', which this machine does not know. Use an IANA name such as Asia/Shanghai.");
    }

    private static void AddConversation(IServiceCollection services)
    {
        services.AddSingleton<Channels.RefusalAudit>();
        services.AddHostedService(provider => provider.GetRequiredService<Channels.RefusalAudit>());
        services.AddSingleton<ReplySignals>();
        services.AddSingleton<LiveReplies>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<OutboxRows>();
        services.AddSingleton<ChannelAddresses>();
        services.AddSingleton<DoorNotices>();
        services.AddSingleton<ReplyFeedback>();
        services.AddSingleton<CallerDirectory>();
        services.AddSingleton<ProposalEdit>();
        services.AddSingleton<ProposalCard>();
        services.AddSingleton<ProposalDesk>();
        services.AddSingleton<WriteRefusals>();
        services.AddSingleton<SavedNotes>();
        services.AddSingleton<TurnReader>();
        services.AddSingleton<TurnCommit>();
        services.AddSingleton<LateMessages>();
        services.AddSingleton<RefinedQuestions>();   // of the talk, not of the figures: pages show figures without it
        services.AddSingleton<TurnHandler>();
        services.AddSingleton<IReadsCardActions, ProposalActions>();
        services.AddSingleton<IReadsCardActions, CheckInActions>();
        services.AddSingleton<Assistant>();
        services.AddSingleton<IAssistant>(provider => provider.GetRequiredService<Assistant>());
        services.AddHostedService(provider => provider.GetRequiredService<Assistant>());
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
    }

    private static void AddPhotos(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PhotoSettings>().Bind(configuration.GetSection("Photos")).RefuseAtStart(PhotoRules.FaultsOf);
        services.TryAddSingleton<PhotoStore>();
        services.AddSingleton<CheckInPhotos>();
        services.AddSingleton<StrayPhotos>();
        services.AddHostedService(provider => provider.GetRequiredService<StrayPhotos>());
    }

    private static void AddSkills(IServiceCollection services)
    {
        services.AddIntents(PromptFolder.Path);
        services.AddSingleton<SkillRouter>();
        services.AddNames(PromptFolder.Path);
        services.AddNextActions().AddManageTask().AddManageOpportunity().AddClarify().AddLogInteraction()
            .AddCustomerProfile().AddManageCustomer().AddHelp().AddOutOfScope().AddFigures().AddManageNotices().AddDraftMessage();
        services.AddSingleton<IDuplicateCheck, DuplicateCheck>();
        services.AddSingleton<IReadsCardActions, SuggestionActions>();
    }
}
