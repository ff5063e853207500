using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SalesAssistant.Bot.Photos;
using SalesAssistant.Data.Interactions;

namespace SalesAssistant.Tests.Bot.Channels.WeCom;

/// <summary>R23: a picture around a check-in is its attachment.</summary>
public sealed class CheckInPhotoTests
{
    private const string Here = "铭泰精密(东门)";
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Fact]
    public async Task A_picture_behind_a_place_belongs_to_the_check_in_also_when_that_is_saved_later()
    {
        await using var house = await WeComHouse.OpenAsync();
        var card = WeComHouse.Card(await house.AskAsync(house.Place(Here), 2));
        house.Clock.Advance(TimeSpan.FromMinutes(3));

        var told = await SendAsync(house, "p1", Jpeg);
        await house.AskAsync(house.Press(card, WeComHouse.Key(card, "confirm:")));
        var again = await SendAsync(house, "p2", Jpeg);

        Assert.Contains("和这次签到放在一起", told, StringComparison.Ordinal);
        Assert.Contains("和这次签到放在一起", again, StringComparison.Ordinal);
        Assert.Equal(2, (await PhotosAsync(house)).Count);
    }

    [Fact]
    public async Task A_picture_before_the_place_belongs_to_the_check_in_too_and_the_card_says_so()
    {
        await using var house = await WeComHouse.OpenAsync();

        var told = await SendAsync(house, "p1", Jpeg, "file");
        house.Clock.Advance(TimeSpan.FromMinutes(9));
        var shown = await house.AskAsync(house.Place(Here), 2);
        await house.AskAsync(house.Said("保存"));

        Assert.Contains("接着分享一个位置", told, StringComparison.Ordinal);
        Assert.Contains("10 分钟", told, StringComparison.Ordinal);
        Assert.Contains("1 张照片", string.Concat(shown.Select(WeComHouse.Words)), StringComparison.Ordinal);
        var id = Assert.Single(await PhotosAsync(house));
        var photo = await Store(house).FindAsync(await VisitAsync(house), id, CancellationToken.None);
        Assert.Equal(("image/jpeg", Convert.ToHexString(Jpeg)), (photo!.ContentType, Convert.ToHexString(photo.Bytes)));
    }

    [Fact]
    public async Task Outside_the_window_it_is_nobodys_and_goes_after_a_day_while_the_others_stay()
    {
        await using var house = await WeComHouse.OpenAsync();
        await SendAsync(house, "p1", Jpeg);
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        var shown = await house.AskAsync(house.Place(Here), 2);
        await house.AskAsync(house.Said("保存"));
        await SendAsync(house, "p2", Jpeg);
        var own = await PhotosAsync(house);

        house.Clock.Advance(TimeSpan.FromHours(25));
        await house.House.Services.GetServices<IHostedService>().OfType<StrayPhotos>().Single().DropAsync(CancellationToken.None);

        Assert.DoesNotContain("张照片", string.Concat(shown.Select(WeComHouse.Words)), StringComparison.Ordinal);
        Assert.Single(own);
        Assert.Equal(own, await house.House.ReadAsync(db => db.CheckInPhotos.Select(photo => photo.Id).ToListAsync()));
    }

    [Fact]
    public async Task Between_two_check_ins_a_picture_is_the_nearer_ones()
    {
        await using var house = await WeComHouse.OpenAsync();
        await house.AskAsync(house.Place(Here), 2);
        await house.AskAsync(house.Said("保存"));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await SendAsync(house, "p1", Jpeg);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.AskAsync(house.Place("铭泰精密(西门)"), 2);
        await house.AskAsync(house.Said("保存"));

        var visits = await house.House.ReadAsync(db => db.Interactions.OrderBy(visit => visit.CheckedInAt).ToListAsync());

        Assert.Empty(await Store(house).OfAsync(visits[0], CancellationToken.None));
        Assert.Single(await Store(house).OfAsync(visits[1], CancellationToken.None));
    }

    [Fact]
    public async Task What_is_no_picture_too_large_or_too_much_is_not_kept_and_said()
    {
        await using var house = await WeComHouse.OpenAsync();
        house.House.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PhotoSettings>>().Value.BytesLimit = 100;
        house.House.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PhotoSettings>>().Value.MostInWindow = 1;

        Assert.Contains("不是 jpg", await SendAsync(house, "gif", "GIF89a"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("没有收到", await SendAsync(house, "gone", null), StringComparison.Ordinal);
        Assert.Contains("超过", await SendAsync(house, "large", [.. Jpeg, .. new byte[100]]), StringComparison.Ordinal);
        await SendAsync(house, "p1", Jpeg);
        Assert.Contains("最多收 1 张", await SendAsync(house, "p2", Jpeg), StringComparison.Ordinal);

        Assert.Equal(1, await house.House.ReadAsync(db => db.CheckInPhotos.CountAsync()));
    }

    [Fact]
    public async Task The_same_picture_delivered_again_is_kept_and_answered_once()
    {
        await using var house = await WeComHouse.OpenAsync();
        house.Service.Hold("p1", Jpeg);
        var message = house.Message("image", new XElement("MediaId", "p1"), new XElement("PicUrl", "https://evil.example/p"), new XElement("MsgId", "7001"));

        await house.AskAsync(message);
        await house.PostAsync(message);
        await house.AskAsync(house.Errand());

        Assert.Equal(1, await house.House.ReadAsync(db => db.CheckInPhotos.CountAsync()));
        Assert.Equal(2, house.Service.Shown.Count);
    }

    private static async Task<string> SendAsync(WeComHouse house, string media, byte[]? bytes, string type = "image")
    {
        if (bytes is not null)
        {
            house.Service.Hold(media, bytes);
        }

        return WeComHouse.Words((await house.AskAsync(house.Message(type, new XElement("MediaId", media), new XElement("MsgId", house.Id()))))[0]);
    }

    private static PhotoStore Store(WeComHouse house) => house.House.Services.GetRequiredService<PhotoStore>();

    private static Task<Interaction> VisitAsync(WeComHouse house) => house.House.ReadAsync(db => db.Interactions.SingleAsync());

    private static async Task<IReadOnlyList<long>> PhotosAsync(WeComHouse house) => await Store(house).OfAsync(await VisitAsync(house), CancellationToken.None);
}
