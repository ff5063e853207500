using SalesAssistant.Skills.Language.Privacy;

namespace SalesAssistant.Tests.Skills.Language.Privacy;

public sealed class PersonalDataTests
{
    private static readonly string[] Around = ["{0}", "客户给了{0}，先记着", "顾总的号是 {0} 备用", "his number: {0}", "拜访启明轴承，{0}\n下周三回访", "（{0}）"];
    private static readonly string[] AroundSaid = ["身份证{0}", "身份证号码：{0}，已核对", "ID card {0} on file", "证件号是{0}。", "他的身份证号\n{0}"];

    public static TheoryData<string> Spellings => new(Spelling.All.Select(spelling => spelling.Name));

    [Fact]
    public void Recall_over_twenty_thousand_numbers_is_at_least_999_in_1000()
    {
        var random = new Random(7);
        var missed = new List<string>();
        for (var i = 0; i < 20_000; i++)
        {
            var (number, kind, around) = (i % 4) switch
            {
                0 => (PersonalNumbers.ResidentId(random), "identity_number", Around),
                1 => (PersonalNumbers.ResidentId(random), "identity_number", AroundSaid),
                2 => (PersonalNumbers.OldResidentId(random), "identity_number", AroundSaid),
                _ => (PersonalNumbers.BankCard(random), "bank_card", Around),
            };
            var spelling = Spelling.All[random.Next(Spelling.All.Count)];
            var written = spelling.Write(number, random);
            var text = string.Format(null, around[random.Next(around.Length)], written);

            var masked = PersonalData.Mask(text);

            if (!masked.Kinds.Contains(kind) || masked.Text.Contains(written, StringComparison.Ordinal) || masked.Text.Any(IsAnyDigit))
            {
                missed.Add($"{spelling.Name}: {text} → {masked.Text}");
            }
        }

        Assert.True(missed.Count <= 20, $"{missed.Count} missed of 20,000:\n{string.Join('\n', missed.Take(15))}");
    }

    [Fact]
    public void Business_text_stays_as_it_is()
    {
        var random = new Random(11);
        var wrong = new List<string>();
        for (var i = 0; i < 100_000; i++)
        {
            var text = BusinessText.Make(random);
            var masked = PersonalData.Mask(text);
            if (masked.Text != text)
            {
                wrong.Add($"{text} → {masked.Text}");
            }
        }

        Assert.True(wrong.Count <= 100, $"{wrong.Count} of 100,000 touched:\n{string.Join('\n', wrong.Take(15))}");
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Each_spelling_of_a_card_goes_by_its_word_too(string name)
    {
        var random = new Random(3);
        var written = Spelling.All.Single(spelling => spelling.Name == name).Write("9004567890123456", random);   // no issuer's, no check digit

        var masked = PersonalData.Mask($"打到他的银行卡 {written} 就行");

        Assert.Equal("打到他的银行卡 [银行卡号已屏蔽] 就行".Replace(" ", ""), masked.Text.Replace(" ", "").Replace("（", "").Replace("(", "").Replace(")", "").Replace("\uFE0F", "").Replace("\u20E3", ""));
        Assert.Equal(["bank_card"], masked.Kinds);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("X")]
    [InlineData("Ｘ")]
    [InlineData("ｘ")]
    [InlineData("叉")]
    [InlineData("×")]
    [InlineData(" X")]
    [InlineData("-x")]
    [InlineData("\nX")]
    [InlineData("(X)")]
    public void The_last_character_may_be_an_X_in_any_writing(string x)
    {
        var masked = PersonalData.Mask("号码11010519491231002" + x + "，别外传");

        Assert.StartsWith("号码[身份证号已屏蔽]", masked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1949", masked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("密码是abc12345", "abc12345")]
    [InlineData("登录密码：Qw!9xz，记得改", "Qw!9xz")]
    [InlineData("系统口令 1 2 3 4 5 6", "1 2 3 4 5 6")]
    [InlineData("密码一二三四五六", "一二三四五六")]
    [InlineData("密码：１２３４５６", "１２３４５６")]
    [InlineData("wifi密码我发你：Guest2026!", "Guest2026!")]
    [InlineData("密 码 = hunter2x", "hunter2x")]
    [InlineData("密\u200B码是88665544", "88665544")]
    [InlineData("password: Tr0ub4dor&3", "Tr0ub4dor&3")]
    [InlineData("The password is sunny2day ok", "sunny2day")]
    [InlineData("PASSWORD=letmein", "letmein")]
    [InlineData("dbPassword=s3cretpw;", "s3cretpw")]
    [InlineData("支付密码（临时）是 246810", "246810")]
    [InlineData("pwd：zx81pc", "zx81pc")]
    [InlineData("卡背面CVV 123", "123")]
    [InlineData("cvv2：４５６", "４５６")]
    [InlineData("cvc is 7 8 9", "7 8 9")]
    [InlineData("短信验证码 483920", "483920")]
    [InlineData("验证码是：六八二一三五", "六八二一三五")]
    [InlineData("verification code 5566", "5566")]
    [InlineData("付款码：4839 2011", "4839 2011")]
    [InlineData("API Key: 9f8e7d6c5b4a39281706", "9f8e7d6c5b4a39281706")]
    [InlineData("用 sk-proj8Jd73hfKs92Lm4 这个", "sk-proj8Jd73hfKs92Lm4")]
    [InlineData("ghp_A1b2C3d4E5f6G7h8I9j0", "ghp_A1b2C3d4E5f6G7h8I9j0")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("LTAI5tFakeKey8example01", "LTAI5tFakeKey8example01")]
    [InlineData("Authorization: Bearer abcdef0123456789xyz", "abcdef0123456789xyz")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN", "eyJzdWIiOiIxMjM0In0")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.\neyJzdWIiOiIxMjM0In0.\ndozjgNryP4J3jVmN", "dozjgNryP4J3jVmN")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75\n-----END RSA PRIVATE KEY-----\n谢谢", "MIIEpAIBAAKCAQEA75")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg", "MIIEvQIBADANBg")]
    [InlineData("postgres://crm:pa55word@db.example.com/crm", "pa55word")]
    [InlineData("令牌：7f3a9c2e5b8d", "7f3a9c2e5b8d")]
    [InlineData("client_secret=Zx81pQ4rT7", "Zx81pQ4rT7")]
    public void Secret_goes_by_its_word_or_its_look(string text, string secret)
    {
        var masked = PersonalData.Mask(text);

        Assert.DoesNotContain(secret, masked.Text, StringComparison.Ordinal);
        Assert.Equal(["secret"], masked.Kinds);
    }

    [Theory]
    [InlineData("对公账号 3301 0101 0400 12345，开户行工行西湖支行", "account")]
    [InlineData("收款账户：44050166123400000123", "account")]
    [InlineData("bank account number is 1234567890123", "account")]
    [InlineData("护照号 E12345678", "document")]
    [InlineData("passport: G23456789 until May", "document")]
    [InlineData("身份证 110105194912310021", "identity_number")]
    public void Accounts_papers_and_misspelt_numbers_go_by_their_word(string text, string kind)
    {
        var masked = PersonalData.Mask(text);

        Assert.Equal([kind], masked.Kinds);
        Assert.DoesNotContain("345", masked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("密码忘了，让他重置")]
    [InlineData("The password is wrong again")]
    [InlineData("验证码收不到，客户很生气")]
    [InlineData("登录账号 13812345678")]
    [InlineData("密码机 20 台，每台 3000 元")]
    [InlineData("token 价格降了 30%")]
    [InlineData("secret santa 2026 party for 40 people")]
    [InlineData("https://example.com:8080/path?id=2026")]
    [InlineData("[身份证号已屏蔽]，[银行卡号已屏蔽]，密码是[密码已屏蔽]")]
    [InlineData("password is [secret hidden]")]
    [InlineData("")]
    public void What_only_speaks_of_them_stays(string text) => Assert.Equal(text, PersonalData.Mask(text).Text);

    [Fact]
    public void Several_in_one_text_each_go_and_the_rest_stays()
    {
        var masked = PersonalData.Mask("顾总身份证110105194912310021、卡6222021001116245702，报价120万，电话13812345678，PO NG-2606-018");

        Assert.Equal("顾总身份证[身份证号已屏蔽]、卡[银行卡号已屏蔽]，报价120万，电话13812345678，PO NG-2606-018", masked.Text);
        Assert.Equal(["bank_card", "identity_number"], masked.Kinds);
    }

    [Fact]
    public void A_second_pass_finds_nothing_new()
    {
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var once = PersonalData.Mask($"身份证{Spelling.All[i % Spelling.All.Count].Write(PersonalNumbers.ResidentId(random), random)} 密码是{PersonalNumbers.Token(random, 10)}").Text;
            Assert.Equal(once, PersonalData.Mask(once).Text);
        }
    }

    private static bool IsAnyDigit(char letter) => char.IsDigit(letter) || "〇零一二四五六七八九壹贰叁肆伍陆柒捌玖幺".Contains(letter);
}
