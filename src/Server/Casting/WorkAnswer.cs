namespace Hustings.Server.Casting;

/// <summary>The body with which a hot address is asked for work, for edges that ask in the server's place.</summary>
public static class WorkAnswer
{
    /// <param name="bits">How much is asked for.</param>
    public static byte[] Body(int bits) => CastJson.WorkRequired(bits);
}
