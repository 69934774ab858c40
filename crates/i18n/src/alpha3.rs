//! The alpha-3 codes of ISO 3166-1, which CLDR lacks.

/// Each alpha-2 code, followed by its alpha-3 code.
const CODES: &str = "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB \
     BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR \
     BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR \
     CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK \
     FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS \
     GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN \
     ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO \
     LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD \
     MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER \
     NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM \
     PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP \
     SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF \
     TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY \
     UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

/// Returns the ISO 3166-1 alpha-3 code of a country by its alpha-2 code: `PRT` for `PT`.
pub fn alpha3(code: &str) -> Option<&'static str> {
    let own = |pair: &'static str| pair.strip_prefix(code).filter(|rest| rest.len() == 3);
    CODES.split(' ').find_map(own)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CODES, alpha3};
    use crate::country_codes;

    #[test]
    fn codes_have_three_letters() {
        for (two, three) in [("PT", "PRT"), ("GB", "GBR"), ("DE", "DEU"), ("KR", "KOR")] {
            assert_eq!(alpha3(two), Some(three));
        }
        for unknown in ["", "P", "XX", "PTP", "pt"] {
            assert_eq!(alpha3(unknown), None, "{unknown}");
        }
        let all: BTreeSet<&str> = CODES.split(' ').map(|pair| &pair[2..]).collect();
        assert_eq!(all.len(), CODES.split(' ').count());
        assert!(all.iter().all(|code| code.len() == 3));
    }

    /// CLDR also names territories that have only a reserved code.
    #[test]
    fn every_other_country_has_one() {
        let without: Vec<String> = country_codes().filter(|code| alpha3(code).is_none()).collect();
        assert_eq!(without, ["AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XK"]);
    }
}
