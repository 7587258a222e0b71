using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hustings.Contest.Roll;
using Hustings.Server.Notices;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Notices;

/// <summary>
/// Threat <c>open-wire</c>: somebody between this server and the party's mail server reads notices or the password. With STARTTLS nothing but
/// the greeting goes over the line in the clear, and a mail server that cannot show who it is gets nothing.
/// </summary>
public sealed class MailEncryptionTests
{
    private static readonly Notice Notice = new(
        "contest.minute-1.0",
        new Contact("M00", "Member 0", "m00@members.example", "", "en"),
        "Voting extended",
        "Until six."
    );

    [Fact]
    public async Task Notice_and_password_go_out_only_after_the_line_is_encrypted()
    {
        using var certificate = Certificate();
        await using var sink = new MailSink { Certificate = certificate };

        (await SendAsync(sink, trusted: certificate)).ShouldBeNull();

        sink.Taken.Single().To.ShouldBe("m00@members.example");
        sink.Clear.ShouldBe(["EHLO", "STARTTLS"]);
        sink.Encrypted.ShouldContain("AUTH");
        sink.Encrypted.ShouldContain("DATA");
    }

    [Fact]
    public async Task Mail_server_with_a_certificate_that_nobody_vouches_for_gets_no_notice_and_no_password()
    {
        using var certificate = Certificate();
        await using var sink = new MailSink { Certificate = certificate };

        (await SendAsync(sink, trusted: null)).ShouldBe(NoticeFailure.NotAllowed);

        sink.Taken.ShouldBeEmpty();
        sink.Clear.ShouldBe(["EHLO", "STARTTLS"]);
        sink.Encrypted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Mail_server_that_offers_no_encryption_gets_no_notice_and_no_password()
    {
        await using var sink = new MailSink();

        (await SendAsync(sink, trusted: null)).ShouldNotBeNull();

        sink.Taken.ShouldBeEmpty();
        sink.Clear.ShouldAllBe(verb => verb == "EHLO" || verb == "HELO" || verb == "STARTTLS" || verb == "QUIT");
    }

    private static async Task<NoticeFailure?> SendAsync(MailSink sink, X509Certificate2? trusted)
    {
        var way = new SmtpWay("localhost", sink.Port, "vote@party.example", StartTls: true, "vote", "pass word");
        // The only way to have SmtpClient trust a certificate that this machine does not know; nothing else asks this callback.
#pragma warning disable SYSLIB0014
        ServicePointManager.ServerCertificateValidationCallback = trusted is null
            ? null
            : (_, shown, _, _) => shown?.GetCertHashString() == trusted.GetCertHashString();
        try
        {
            using var sender = new SmtpSender(way, TimeSpan.FromSeconds(60), TimeProvider.System);
            return await sender.SendAsync(Notice);
        }
        finally
        {
            ServicePointManager.ServerCertificateValidationCallback = null;
        }
#pragma warning restore SYSLIB0014
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
