using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace Hustings.EndToEnd.Console;

/// <summary>An officer at the console in a browser of their own, with a passkey in the browser's virtual authenticator.</summary>
internal sealed class OfficerBrowser
{
    private readonly string address;
    private readonly string language;
    private readonly HashSet<string> seen = [];

    private OfficerBrowser(IPage page, string address, string language)
    {
        Page = page;
        this.address = address;
        this.language = language;
    }

    public IPage Page { get; }

    /// <summary>What went wrong in the page: errors of scripts, refusals of our own security policy.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<OfficerBrowser> OpenAsync(
        Browser browser,
        string address,
        string language,
        BrowserNewContextOptions options
    )
    {
        IPage page = await browser.NewPageAsync(options);
        var officer = new OfficerBrowser(page, address, language);
        page.PageError += (_, error) => officer.Complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // A browser also reports what is refused by its status: the locked console, an order that is not lawful.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load", StringComparison.Ordinal))
            {
                officer.Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        ICDPSession devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
        return officer;
    }

    public Task GoAsync(string path)
    {
        string join = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return Page.GotoAsync($"{address}{path}{join}lang={language}");
    }

    /// <summary>Comes in by the one-time link among a server's first lines, and makes the first passkey.</summary>
    public async Task EnterAsync(string firstLines, string officer)
    {
        string line = firstLines.Split('\n').First(one => one.StartsWith("Officer link", StringComparison.Ordinal));
        string token = line[(line.IndexOf('#', StringComparison.Ordinal) + 1)..].Trim();
        await Page.GotoAsync($"{address}/console/enter?lang={language}#{token}");
        await Page.Locator("[data-need=passkey] a.button").ClickAsync();
        await MakePasskeyAsync(officer);
        await Page.WaitForURLAsync("**/console?done=enrolled**");
    }

    /// <summary>Makes a passkey for an officer on the page that is open.</summary>
    public async Task MakePasskeyAsync(string officer)
    {
        await Page.Locator($"input[name=officer][value={officer}]").CheckAsync();
        await LookAsync("enrol");
        await Page.Locator("form[data-part=form] button[type=submit]").ClickAsync();
    }

    public async Task SignInAsync(string officer)
    {
        await GoAsync("/console");
        await Page.Locator($"input[name=officer][value={officer}]").CheckAsync();
        await LookAsync("sign-in");
        await Page.Locator("form[data-part=form] button[type=submit]").ClickAsync();
        await Expect(Page.Locator("#desk-orders")).ToBeVisibleAsync();
    }

    /// <summary>From the overview: chooses an order, fills its form, reads what it does, signs. Says what was read.</summary>
    /// <param name="order">Such as <c>extend/round-1</c>.</param>
    public async Task<string> GiveAsync(string order, Func<IPage, Task>? fill = null)
    {
        await GoAsync("/console");
        await Page.Locator($"#desk-orders a[href^='/console/orders/{order}?']").ClickAsync();
        return await FillAndSignAsync(order, fill);
    }

    /// <summary>The same with the keyboard alone.</summary>
    public async Task GiveByKeyboardAsync(string order)
    {
        await GoAsync("/console");
        await TabToAsync($"#desk-orders a[href^='/console/orders/{order}?']");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync("**/console/orders/**");
        await TabToAsync("form[data-part=form] button[type=submit]");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator("#sign").WaitForAsync();
        await TabToAsync("#sign");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync("**/console?done=**");
    }

    /// <summary>The form that is open: filled, read, signed.</summary>
    public async Task<string> FillAndSignAsync(string name, Func<IPage, Task>? fill = null)
    {
        if (fill is not null)
        {
            await fill(Page);
        }

        await LookAsync($"form-{name}");
        await Page.Locator("form[data-part=form] button[type=submit]").ClickAsync();
        return await SignAsync(name);
    }

    /// <summary>Waits until the overview shows, by itself, that somebody else's order waits; reads and signs it.</summary>
    public async Task<string> CosignAsync(string need = "waiting")
    {
        await Expect(Page.Locator($"#desk-needs [data-need={need}] a.button")).ToBeVisibleAsync();
        await LookAsync($"need-{need}");
        await Page.Locator($"#desk-needs [data-need={need}] a.button").ClickAsync();
        return await SignAsync("cosign");
    }

    /// <summary>Looks a code up at the help desk.</summary>
    /// <param name="says">What the page must say of it in that stage.</param>
    public async Task LookUpAsync(string typed, string stage, string says)
    {
        await GoAsync("/console/help");
        await Page.FillAsync("#find", typed);
        await Page.Locator("form.order button[type=submit]").ClickAsync();
        await Expect(Page.Locator($"[data-code={stage}]")).ToContainTextAsync(says);
        await LookAsync("help");
    }

    /// <summary>Reads and signs the order that is put before the officer; says what was read.</summary>
    private async Task<string> SignAsync(string name)
    {
        await Page.Locator("#sign").WaitForAsync();
        string read = (await Page.Locator("#consequences").TextContentAsync())!;
        await LookAsync($"sign-{name}");
        await Page.Locator("#sign").ClickAsync();
        await Page.WaitForURLAsync("**/console?done=**");
        return read;
    }

    private async Task TabToAsync(string target)
    {
        for (int step = 0; step < 80; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("wanted => document.activeElement?.matches(wanted) ?? false", target))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard does not lead to {target} on {Page.Url}.");
    }

    /// <summary>axe-core finds nothing here, nothing scrolls sideways; a picture if HUSTINGS_SCREENSHOTS names a folder.</summary>
    public async Task LookAsync(string name)
    {
        // One look at each kind of page: the same one in another round has nothing new.
        if (!seen.Add(name.Split('/')[0]))
        {
            return;
        }

        await Page.ShouldHoldAsync();
        int width = await Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, window.innerWidth)");
        width.ShouldBe(Page.ViewportSize!.Width, $"{name} scrolls sideways");
        if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            string file = $"{language}-{seen.Count:00}-{name.Replace('/', '-')}.png";
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
        }
    }
}
