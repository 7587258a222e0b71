using System.Net;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hustings.Server.Notices;

/// <summary>How notices go out: <c>serve --notices FILE.json</c> (docs/running/notices.md). Exactly one way; none of both is the CSV.</summary>
public sealed record NoticeSettings(SmtpWay? Smtp, GatewayWay? Gateway)
{
    /// <summary>Notices on their way at once; each has its own connection.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>Waits between the rounds for what failed in a way that may pass; after the last one it is left to an officer.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; init; } =
    [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>How long one notice may take. Shorter than the server waits for its parts when it stops.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The party's own mailer sends; this server only makes the list.</summary>
    public bool ByHand => Smtp is null && Gateway is null;

    /// <exception cref="InvalidDataException">The file cannot be used; the message says why.</exception>
    public static NoticeSettings Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<SettingsFile>(File.ReadAllBytes(path), SettingsFile.Format);
            return file?.Settings(Path.GetDirectoryName(Path.GetFullPath(path))!)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be used: {fault.Message}", fault);
        }
    }

    internal INoticeSender Sender(TimeProvider time) =>
        Smtp is not null ? new SmtpSender(Smtp, Patience, time)
        : Gateway is not null ? new GatewaySender(Gateway, Patience, time)
        : throw new InvalidOperationException("Nothing is sent by this server.");
}

/// <summary>A mail server. Without STARTTLS only on this machine.</summary>
public sealed record SmtpWay(string Host, int Port, string From, bool StartTls, string? User, string? Password);

/// <summary>An SMS gateway.</summary>
/// <param name="Body">With <c>{phone}</c>, <c>{subject}</c>, <c>{text}</c>, <c>{language}</c>, <c>{id}</c>, escaped for the content type.</param>
public sealed record GatewayWay(
    Uri Url,
    string Method,
    string ContentType,
    string Body,
    IReadOnlyDictionary<string, string> Headers
)
{
    internal const string Json = "application/json";
    internal const string Form = "application/x-www-form-urlencoded";

    internal static IReadOnlyList<(string Name, string Value)> Places(Notice notice) =>
        [
            ("{phone}", notice.To.Phone),
            ("{subject}", notice.Subject),
            ("{text}", notice.Words),
            ("{language}", notice.To.Language),
            ("{id}", notice.Id),
        ];
}

/// <summary>The file as it is written by people. Passwords stand in files of their own, beside it.</summary>
internal sealed record SettingsFile(
    string? Kind,
    string? Host,
    int? Port,
    string? From,
    bool? Starttls,
    string? User,
    string? PasswordFile,
    string? Url,
    string? Method,
    string? ContentType,
    string? Body,
    Dictionary<string, string>? HeaderFiles,
    int? AtOnce
)
{
    private const int UsualPort = 587;
    private const int MostAtOnce = 32;

    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public NoticeSettings Settings(string folder)
    {
        var settings = Kind switch
        {
            "smtp" => new NoticeSettings(Smtp(folder), null),
            "http" => new NoticeSettings(null, Gateway(folder)),
            "csv" => new NoticeSettings(null, null),
            _ => throw new InvalidDataException("notices: kind is smtp, http or csv."),
        };
        return AtOnce is null ? settings
            : AtOnce is >= 1 and <= MostAtOnce ? settings with { Lanes = AtOnce.Value }
            : throw new InvalidDataException($"notices: atOnce is from 1 to {MostAtOnce}.");
    }

    private SmtpWay Smtp(string folder)
    {
        var (host, from) = (Need(Host, "host"), Need(From, "from"));
        if (!MailAddress.TryCreate(from, out _))
        {
            throw new InvalidDataException("notices: from is no e-mail address.");
        }

        if (Starttls == false && !IsLoopback(host))
        {
            throw new InvalidDataException("notices: starttls may be false only for a mail server on this machine.");
        }

        if (User is null != PasswordFile is null)
        {
            throw new InvalidDataException("notices: user and passwordFile belong together.");
        }

        var password = PasswordFile is null ? null : Secret(folder, PasswordFile);
        return new(host, Port ?? UsualPort, from, Starttls ?? true, User, password);
    }

    private GatewayWay Gateway(string folder)
    {
        var (url, body) = (Need(Url, "url"), Need(Body, "body"));
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == "http" && IsLoopback(address.Host)))
        )
        {
            throw new InvalidDataException("notices: url is an https address (http only on this machine).");
        }

        if (!body.Contains("{phone}", StringComparison.Ordinal) || !body.Contains("{text}", StringComparison.Ordinal))
        {
            throw new InvalidDataException("notices: body names {phone} and {text}.");
        }

        if ((Method ?? "POST") is not ("POST" or "PUT"))
        {
            throw new InvalidDataException("notices: method is POST or PUT.");
        }

        if ((ContentType ?? GatewayWay.Json) is not (GatewayWay.Json or GatewayWay.Form))
        {
            throw new InvalidDataException($"notices: contentType is {GatewayWay.Json} or {GatewayWay.Form}.");
        }

        var headers = (HeaderFiles ?? []).ToDictionary(one => one.Key, one => Secret(folder, one.Value));
        return new(address, Method ?? "POST", ContentType ?? GatewayWay.Json, body, headers);
    }

    private static string Secret(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).Trim();

    private static string Need(string? value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new InvalidDataException($"notices: {name} is missing.") : value;

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
